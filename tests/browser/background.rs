//! What the page asks of its workers, with a stand-in at the other end of the line.

use std::cell::RefCell;
use std::rc::Rc;

use ad_credit_lab::background::{Background, Failure, Heard, Inquiry, Mistake, Question, State};
use ad_credit_lab::i18n::Words;
use ad_credit_lab::signals::*;
use ad_credit_lab_engine::Node;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

use crate::support::{OtherEnd, settle};

/// The other end of a line over which is asked what `ask` makes.
fn line() -> (Owner, OtherEnd) {
    let owner = Owner::new();
    owner.set();
    let end = OtherEnd::there();
    provide_context(Background::new(end.open()));
    (owner, end)
}

/// A forecast of so many runs.
fn forecast(runs: i64) -> Question {
    let request = Node::Map(vec![("runs".to_owned(), Node::Whole(runs))]);
    Question::Forecast { scenario: Node::text("story"), request }
}

fn found(inquiry: Inquiry) -> Option<Node> {
    untrack(|| inquiry.found()).map(|found| Node::clone(&found))
}

fn state(inquiry: Inquiry) -> State {
    untrack(|| inquiry.state())
}

#[wasm_bindgen_test]
fn nothing_is_opened_before_something_is_asked() {
    let (_owner, end) = line();
    let inquiry = Inquiry::by_hand();
    assert_eq!((end.opened.get(), state(inquiry)), (0, State::Idle));
    inquiry.ask(&forecast(5));
    inquiry.ask(&forecast(6));
    assert_eq!((end.opened.get(), end.count()), (1, 2));
    let message = end.messages.borrow()[1].clone();
    assert_eq!(end.head(1).get("ask"), Some(&Node::text("forecast")));
    assert_eq!(message.get(1).as_string().unwrap(), "\"story\"");
    assert_eq!(message.get(2).as_string().unwrap(), "{\"runs\":6}");
    assert!(message.get(3).is_undefined());
}

#[wasm_bindgen_test]
fn a_question_waits_tells_how_far_it_is_and_is_answered() {
    let (_owner, end) = line();
    let inquiry = Inquiry::by_hand();
    inquiry.ask(&forecast(10));
    assert_eq!(state(inquiry), State::Waiting { done: 0, all: 0 });
    end.say_of(end.last(), "\"done\":4,\"all\":10");
    assert_eq!(state(inquiry), State::Waiting { done: 4, all: 10 });
    end.say_of(end.last(), "\"found\":{\"runs\":10}");
    assert_eq!(state(inquiry), State::Ready);
    assert_eq!(found(inquiry).unwrap().get("runs"), Some(&Node::Whole(10)));
}

#[wasm_bindgen_test]
async fn what_follows_signals_is_asked_again_only_when_the_question_is_another_one() {
    let (_owner, end) = line();
    let (runs, other) = (RwSignal::new(10), RwSignal::new(false));
    let inquiry = Inquiry::new(move || {
        other.track();
        (runs.get() > 0).then(|| forecast(runs.get()))
    });
    settle().await;
    assert_eq!(end.count(), 1);
    other.set(true);
    settle().await;
    assert_eq!(end.count(), 1);
    runs.set(20);
    settle().await;
    assert_eq!(end.count(), 2);
    runs.set(0);
    settle().await;
    assert_eq!(end.head(2).get("ask"), Some(&Node::text("nothing")));
    assert_eq!(state(inquiry), State::Idle);
}

#[wasm_bindgen_test]
fn the_last_answer_stays_while_another_question_is_worked_out_and_an_older_answer_is_shown_meanwhile()
 {
    let (_owner, end) = line();
    let inquiry = Inquiry::by_hand();
    inquiry.ask(&forecast(1));
    end.say_of(end.last(), "\"found\":1");
    inquiry.ask(&forecast(2));
    let older = end.last();
    inquiry.ask(&forecast(3));
    assert_eq!(found(inquiry), Some(Node::Whole(1)));
    end.say_of(older, "\"found\":2");
    assert_eq!(found(inquiry), Some(Node::Whole(2)));
    assert_eq!(state(inquiry), State::Waiting { done: 0, all: 0 });
    // Neither how far the older one is nor why nothing came of it is of interest.
    end.say_of(older, "\"done\":1,\"all\":2");
    end.say_of(older, "\"failed\":\"stopped\"");
    assert_eq!(state(inquiry), State::Waiting { done: 0, all: 0 });
    end.say_of(end.last(), "\"found\":3");
    assert_eq!((found(inquiry), state(inquiry)), (Some(Node::Whole(3)), State::Ready));
}

#[wasm_bindgen_test]
fn what_is_given_up_is_told_to_the_other_end_and_changes_nothing_any_more() {
    let (_owner, end) = line();
    let inquiry = Inquiry::by_hand();
    inquiry.ask(&forecast(1));
    let given_up = end.last();
    inquiry.cancel();
    assert_eq!(end.head(1).get("ask"), Some(&Node::text("nothing")));
    assert_eq!(state(inquiry), State::Idle);
    for said in ["\"found\":1", "\"done\":1,\"all\":2", "\"failed\":\"stopped\""] {
        end.say_of(given_up, said);
        assert_eq!((found(inquiry), state(inquiry)), (None, State::Idle));
    }
    // A later question is not taken for it either.
    inquiry.ask(&forecast(2));
    end.say_of(given_up, "\"found\":1");
    assert_eq!(found(inquiry), None);
}

#[wasm_bindgen_test]
fn an_answer_is_for_the_one_who_asked() {
    let (_owner, end) = line();
    let (one, other) = (Inquiry::by_hand(), Inquiry::by_hand());
    one.ask(&forecast(1));
    let of_one = end.last();
    other.ask(&forecast(2));
    end.say_of(of_one, "\"found\":1");
    assert_eq!((state(one), state(other)), (State::Ready, State::Waiting { done: 0, all: 0 }));
}

#[wasm_bindgen_test]
fn what_is_not_understood_changes_nothing() {
    let (_owner, end) = line();
    let inquiry = Inquiry::by_hand();
    inquiry.ask(&forecast(1));
    let (asker, id) = end.last();
    for said in [
        "",
        "{",
        "[]",
        "{\"asker\":1}",
        &format!("{{\"asker\":{asker},\"found\":1}}"),
        &format!("{{\"asker\":\"{asker}\",\"id\":{id},\"found\":1}}"),
        &format!("{{\"asker\":{asker},\"id\":{},\"found\":1}}", id + 1),
        &format!("{{\"asker\":{},\"id\":{id},\"found\":1}}", asker + 1),
        &format!("{{\"asker\":{asker},\"id\":{id},\"found\":1,\"failed\":\"stopped\"}}"),
        &format!("{{\"asker\":{asker},\"id\":{id},\"found\":1,\"more\":1}}"),
        &format!("{{\"asker\":{asker},\"id\":{id},\"done\":3,\"all\":2}}"),
        &format!("{{\"asker\":{asker},\"id\":{id},\"done\":-1,\"all\":2}}"),
        &format!("{{\"asker\":{asker},\"id\":{id},\"failed\":\"because\"}}"),
        &format!(
            "{{\"asker\":{asker},\"id\":{id},\"failed\":\"refused\",\"input\":\"request\",\"problems\":[1]}}"
        ),
    ] {
        end.say(said);
        assert_eq!(
            (found(inquiry), state(inquiry)),
            (None, State::Waiting { done: 0, all: 0 }),
            "{said}"
        );
    }
    for said in [JsValue::NULL, JsValue::UNDEFINED, JsValue::from(7), Array::new().into()] {
        end.hear(Heard::Message(said));
    }
    assert_eq!(state(inquiry), State::Waiting { done: 0, all: 0 });
}

#[wasm_bindgen_test]
fn a_refusal_names_the_place_of_each_mistake() {
    let (_owner, end) = line();
    let inquiry = Inquiry::by_hand();
    inquiry.ask(&forecast(1));
    end.say_of(
        end.last(),
        r#""failed":"refused","input":"request","problems":[{"path":"runs","message":"Too many."}]"#,
    );
    let mistake = Mistake {
        input: "request".to_owned(),
        place: "runs".to_owned(),
        message: "Too many.".to_owned(),
    };
    let refused = Failure::Refused(vec![mistake]);
    assert_eq!(refused.in_words(Words::english().language()), "runs: Too many.");
    assert_eq!(state(inquiry), State::Failed(refused));
}

#[wasm_bindgen_test]
fn where_there_is_nobody_at_the_other_end_it_is_said_and_the_next_question_tries_again() {
    let (_owner, end) = line();
    end.is_there.set(false);
    let inquiry = Inquiry::by_hand();
    inquiry.ask(&forecast(1));
    assert_eq!(state(inquiry), State::Failed(Failure::NotThere));
    end.is_there.set(true);
    inquiry.ask(&forecast(2));
    assert_eq!((end.opened.get(), state(inquiry)), (2, State::Waiting { done: 0, all: 0 }));
}

#[wasm_bindgen_test]
fn a_line_that_is_lost_fails_all_that_waits_and_nothing_that_is_answered() {
    let (_owner, end) = line();
    let (answered, waits) = (Inquiry::by_hand(), Inquiry::by_hand());
    answered.ask(&forecast(1));
    end.say_of(end.last(), "\"found\":1");
    waits.ask(&forecast(2));
    end.hear(Heard::Lost);
    assert_eq!((state(answered), state(waits)), (State::Ready, State::Failed(Failure::NotThere)));
    waits.ask(&forecast(3));
    assert_eq!(end.opened.get(), 2);
}

#[wasm_bindgen_test]
fn where_the_page_names_no_program_it_is_not_there() {
    let owner = Owner::new();
    owner.set();
    // The page of these tests has none.
    provide_context(Background::new(ad_credit_lab::background::beside_the_page()));
    let inquiry = Inquiry::by_hand();
    inquiry.ask(&forecast(1));
    assert_eq!(state(inquiry), State::Failed(Failure::NotThere));
}

#[wasm_bindgen_test]
fn cells_that_come_ahead_stand_before_those_of_the_answer_and_those_of_another_question_do_not() {
    let (_owner, end) = line();
    let inquiry = Inquiry::by_hand();
    inquiry.ask(&forecast(1));
    end.say_of(end.last(), "\"part\":[9]");
    inquiry.ask(&forecast(2));
    end.say_of(end.last(), "\"part\":[1,2]");
    end.say_of(end.last(), "\"part\":[3]");
    end.say_of(end.last(), "\"found\":{\"cells\":[4]}");
    let cells = (1..=4).map(Node::Whole).collect();
    assert_eq!(found(inquiry).unwrap().get("cells"), Some(&Node::List(cells)));
}

#[wasm_bindgen_test]
fn a_batch_sends_its_file_along_and_gives_parts_by_the_way_and_a_file_at_the_end() {
    let (_owner, end) = line();
    let parts = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&parts);
    let inquiry = Inquiry::by_hand().on_part(move |part| kept.borrow_mut().push(part));
    let file = Blob::new().unwrap();
    let shared = Node::text("story");
    inquiry.ask(&Question::Batch { shared, delimiter: b';', file: file.clone() });
    let message = end.messages.borrow()[0].clone();
    assert_eq!(message.get(3), JsValue::from(file));
    // 59 is the semicolon.
    assert_eq!(end.head(0).get("delimiter"), Some(&Node::Whole(59)));
    let (asker, id) = end.last();
    end.say_of((asker, id), "\"part\":{\"accounts\":[1]}");
    let outcomes = Blob::new().unwrap();
    let last = format!("{{\"asker\":{asker},\"id\":{id},\"found\":{{\"accounts\":1}}}}");
    end.hear(Heard::Message(Array::of2(&last.into(), &outcomes).into()));
    assert_eq!(parts.borrow().len(), 1);
    assert!(untrack(|| inquiry.found()).unwrap().file().is_some());
}

#[wasm_bindgen_test]
fn with_its_owner_an_inquiry_ends_and_its_work_is_given_up() {
    let (owner, end) = line();
    let part = owner.child();
    let inquiry = part.with(Inquiry::by_hand);
    inquiry.ask(&forecast(1));
    let asked = end.last();
    part.cleanup();
    assert_eq!(end.head(1).get("ask"), Some(&Node::text("nothing")));
    // Nobody is told of it, and nothing breaks.
    end.say_of(asked, "\"found\":1");
}
