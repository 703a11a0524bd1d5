//! Figures as the browser's `Intl` writes them.

use std::cell::RefCell;

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_words::{Format, Plural};
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// Writes money, dates and numbers in the reader's own way.
#[derive(Clone, Debug)]
pub struct Figures {
    currency: Currency,
    money: Function,
    exact_money: Function,
    date: Function,
    short_date: Function,
    month: Function,
    instant: Function,
    time: Function,
    whole: Function,
    percent: Function,
    plural: Intl::PluralRules,
}

impl Figures {
    /// Figures of one currency in the language with this tag. Of the variants of a language, the browser's own is taken:
    /// with English in a British browser, dates are British.
    ///
    /// They are made once: a browser takes longer to make them than to write with them, and every edit asks for them.
    #[must_use]
    pub fn of(tag: &'static str, currency: Currency) -> Self {
        thread_local! {
            static MADE: RefCell<Vec<(&'static str, Figures)>> = const { RefCell::new(Vec::new()) };
        }
        MADE.with_borrow_mut(|made| {
            let known =
                made.iter().find(|(of, figures)| *of == tag && figures.currency == currency);
            if let Some((_, figures)) = known {
                return figures.clone();
            }
            let figures = Self::new(tag, currency);
            made.push((tag, figures.clone()));
            figures
        })
    }

    fn new(tag: &str, currency: Currency) -> Self {
        let own = web_sys::window().and_then(|window| window.navigator().language());
        let locale = own.filter(|own| own.split('-').next() == tag.split('-').next());
        let locales = Array::of1(&locale.as_deref().unwrap_or(tag).into());
        let number = |settings: &[(&str, &str)]| {
            Intl::NumberFormat::new(&locales, &options(settings)).format()
        };
        let time = |settings: &[(&str, &str)]| {
            // The engine's time is civil: UTC keeps the browser from moving it.
            let settings = [settings, &[("timeZone", "UTC")]].concat();
            Intl::DateTimeFormat::new(&locales, &options(&settings)).format()
        };
        let date =
            [("weekday", "short"), ("day", "numeric"), ("month", "short"), ("year", "numeric")];
        let clock = [("hour", "2-digit"), ("minute", "2-digit")];
        let money = [("style", "currency"), ("currency", currency.code())];
        Self {
            currency,
            money: number(&[&money[..], &[("trailingZeroDisplay", "stripIfInteger")]].concat()),
            exact_money: number(&money),
            date: time(&date),
            short_date: time(&date[1..3]),
            month: time(&date[2..]),
            instant: time(&[&date[..], &clock[..]].concat()),
            time: time(&clock),
            whole: number(&[]),
            percent: number(&[("style", "percent"), ("maximumFractionDigits", "2")]),
            plural: Intl::PluralRules::new(&locales, &Object::new()),
        }
    }

    /// An amount with all its decimals, for columns of figures.
    #[must_use]
    pub fn exact_money(&self, money: Money) -> String {
        self.write_money(&self.exact_money, money)
    }

    /// A date without weekday and year, for axes.
    #[must_use]
    pub fn short_date(&self, date: Date) -> String {
        call(&self.short_date, &milliseconds(date.start()))
    }

    /// A month with its year, for axes over years.
    #[must_use]
    pub fn month(&self, date: Date) -> String {
        call(&self.month, &milliseconds(date.start()))
    }

    /// The clock time of an instant, without its date.
    #[must_use]
    pub fn time(&self, instant: Instant) -> String {
        call(&self.time, &milliseconds(instant))
    }

    /// A share in tenths of a percent, as a percentage.
    #[must_use]
    pub fn percent(&self, per_mille: i64) -> String {
        call(&self.percent, &format!("{per_mille}e-3").into())
    }

    /// A share in hundredths of a percent, as a percentage.
    #[must_use]
    pub fn basis_points(&self, points: i64) -> String {
        call(&self.percent, &format!("{points}e-4").into())
    }

    /// The currency of the amounts.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The amount goes to `Intl` as decimal text, never as a float.
    fn write_money(&self, format: &Function, money: Money) -> String {
        call(format, &self.currency.format(money).into())
    }
}

impl Format for Figures {
    fn money(&self, money: Money) -> String {
        self.write_money(&self.money, money)
    }

    fn date(&self, date: Date) -> String {
        call(&self.date, &milliseconds(date.start()))
    }

    fn instant(&self, instant: Instant) -> String {
        call(&self.instant, &milliseconds(instant))
    }

    fn whole(&self, number: i64) -> String {
        call(&self.whole, &number.to_string().into())
    }

    fn plural(&self, number: i64) -> Plural {
        // Counts on this page are far below 2^53, to which a float is exact.
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let form = self.plural.select(number as f64);
        Plural::named(&form.as_string().unwrap_or_default())
    }
}

/// An options object for a constructor of `Intl`.
pub(super) fn options(settings: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in settings {
        // Setting a property of a fresh object does not fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}

fn call(format: &Function, value: &JsValue) -> String {
    let written = format.call1(&JsValue::UNDEFINED, value).ok();
    written.and_then(|written| written.as_string()).unwrap_or_default()
}

/// Civil time as the milliseconds by which JavaScript counts UTC.
fn milliseconds(instant: Instant) -> JsValue {
    let epoch = Date::EARLIEST.start();
    #[expect(clippy::cast_precision_loss, reason = "seconds of two centuries are far below 2^53")]
    let since_2000 = instant.seconds_since(epoch) as f64;
    (since_2000.mul_add(1000.0, EARLIEST_MILLISECONDS)).into()
}

/// 1 January 2000, 00:00 UTC.
const EARLIEST_MILLISECONDS: f64 = 946_684_800_000.0;
