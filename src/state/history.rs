//! A bounded log of versions, to step back and forth in.

/// How many steps can be undone.
const MOST: usize = 200;

/// A value with the versions before and after it.
///
/// Edits of one field in one go (typing a number) are one step: they carry the same label and nothing came between.
#[derive(Clone, Debug)]
pub(super) struct History<T> {
    past: Vec<T>,
    present: T,
    future: Vec<T>,
    open: Option<String>,
}

impl<T: Clone + PartialEq> History<T> {
    /// A history that begins with this value.
    pub(super) fn new(present: T) -> Self {
        Self { past: Vec::new(), present, future: Vec::new(), open: None }
    }

    /// The value as it is now.
    pub(super) fn present(&self) -> &T {
        &self.present
    }

    /// Takes a new value. With the label of the edit before, it continues that step.
    pub(super) fn edit(&mut self, label: &str, value: T) {
        if value == self.present {
            return;
        }
        let before = std::mem::replace(&mut self.present, value);
        if self.open.as_deref() != Some(label) {
            self.past.push(before);
            if self.past.len() > MOST {
                self.past.remove(0);
            }
        }
        self.open = Some(label.to_owned());
        self.future.clear();
    }

    /// Changes the value as it is now without a step of its own, as what is looked at.
    pub(super) fn amend(&mut self, change: impl FnOnce(&mut T)) {
        change(&mut self.present);
    }

    /// Forgets the oldest steps, so that no more than so many can be undone.
    pub(super) fn keep_at_most(&mut self, steps: usize) {
        let oldest = self.past.len().saturating_sub(steps);
        self.past.drain(..oldest);
    }

    /// Ends the step, so that the next edit is one of its own.
    pub(super) fn close_step(&mut self) {
        self.open = None;
    }

    /// Goes one step back.
    pub(super) fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.present, before));
            self.open = None;
        }
    }

    /// Goes one step forward again.
    pub(super) fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.present, after));
            self.open = None;
        }
    }

    /// Whether there is a step to go back to.
    pub(super) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to go forward to.
    pub(super) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
