//! A practice account: what is done in it, its clock, and what can be taken back.

use ad_credit_lab::i18n::Words;
use ad_credit_lab::signals::{Owner, untrack};
use ad_credit_lab::state::{
    Followed, Halt, ORDER_OF_USE, OwnOffer, Practice, PracticeAccount, Way, catalogue,
    set_order_of_use, starting_accounts,
};
use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::Verdict;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::State;
use ad_credit_lab_engine::scenario::{Action, Campaign};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{dollars, file, today};

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// The account whose offer is active from the start, made on 1 June 2026 at 09:00; for as long as the owner lives.
fn practice() -> (Owner, Practice) {
    opened(starting_accounts(today(), Words::english().language()).swap_remove(0))
}

fn opened(account: PracticeAccount) -> (Owner, Practice) {
    let owner = Owner::new();
    let practice = owner.with(|| Practice::new(account));
    (owner, practice)
}

fn account(practice: Practice) -> PracticeAccount {
    untrack(|| practice.account())
}

fn top_up(whole: i64) -> Action {
    Action::TopUp { amount: dollars(whole) }
}

/// A campaign that spends 24 a day: 1.00 at each full hour.
fn campaign() -> Action {
    Action::CreateCampaign {
        campaign: Campaign::named("Spring"),
        purpose: None,
        approved: true,
        daily_budget: Some(dollars(24)),
    }
}

fn counted(practice: Practice) -> Money {
    practice.run.get_untracked().outcome().offers[0].counted
}

/// An account that added 500 and set the campaign up at 09:00, and whose clock then went to 2 June, 09:00.
fn a_day_later() -> (Owner, Practice) {
    let (owner, practice) = practice();
    practice.act(vec![top_up(500), campaign()]);
    practice.go_to(instant("2026-06-02T09:00"));
    (owner, practice)
}

#[wasm_bindgen_test]
fn campaigns_spend_by_the_clock_and_going_back_shows_what_was() {
    let (_owner, practice) = a_day_later();
    // From 09:00, when it was made, to 09:00 of the next day, both included: 25 full hours at 1.00.
    assert_eq!(counted(practice), dollars(25));
    practice.go_to(instant("2026-06-01T12:30"));
    // 09:00, 10:00, 11:00 and 12:00.
    assert_eq!(counted(practice), dollars(4));
    assert_eq!(practice.reached.get_untracked(), instant("2026-06-02T09:00"));
    // Before the account was made there is nothing to look at.
    practice.go_to(instant("2026-05-01T00:00"));
    assert_eq!(practice.now.get_untracked(), instant("2026-06-01T09:00"));
}

#[wasm_bindgen_test]
fn what_is_refused_is_an_entry_too_and_is_answered() {
    let (_owner, practice) = practice();
    practice.act(vec![Action::RedeemCode { offer: 0, code: Some("X".into()), admin: true }]);
    let answer = practice.answer.get_untracked().unwrap();
    let run = practice.run.get_untracked();
    let (_, row) = run.row_of(answer.first).unwrap();
    assert_eq!(row.verdict, Verdict::Refused);
    assert_eq!(run.scenario().entries.len(), 1);
    // The reply is about that moment, and goes when the clock moves.
    practice.go_to(instant("2026-06-01T10:00"));
    assert_eq!(practice.answer.get_untracked(), None);
}

#[wasm_bindgen_test]
fn an_act_in_the_past_asks_first_and_says_what_would_change() {
    let (_owner, practice) = a_day_later();
    practice.go_to(instant("2026-06-01T12:30"));
    let pause = || Action::PauseCampaign { campaign: Campaign::named("Spring") };
    practice.act(vec![pause()]);
    let question = practice.question.get_untracked().unwrap();
    // Paused after four charges: 4.00 counts instead of 25.00, and 496.00 is left instead of 475.00.
    assert_eq!(question.kept.counted.len(), 1);
    assert_eq!(question.kept.counted[0].1.before, dollars(25));
    assert_eq!(question.kept.counted[0].1.after, dollars(4));
    assert_eq!(question.kept.cash.unwrap().after, dollars(496));
    assert!(question.followed.is_empty(), "nothing was written later");
    practice.decide(None);
    assert_eq!(account(practice).scenario.entries.len(), 2, "nothing was done");
    practice.act(vec![pause()]);
    practice.decide(Some(Followed::Replayed));
    assert_eq!(practice.reached.get_untracked(), instant("2026-06-02T09:00"));
    assert_eq!(practice.whole.get_untracked().outcome().offers[0].counted, dollars(4));
}

#[wasm_bindgen_test]
fn what_followed_can_go_and_come_back_by_undo() {
    let (_owner, practice) = a_day_later();
    practice.act(vec![top_up(100)]);
    practice.go_to(instant("2026-06-05T00:00"));
    let before = account(practice);
    practice.go_to(instant("2026-06-01T10:00"));
    practice.act(vec![top_up(7)]);
    let question = practice.question.get_untracked().unwrap();
    assert_eq!(question.followed.len(), 1, "the second top-up followed");
    practice.decide(Some(Followed::Dropped));
    let after = account(practice);
    // The charge of 10:00 is on the screen, so it happens a second later.
    assert_eq!(after.reached(), instant("2026-06-01T10:00:01"));
    // 500 + 7 and the campaign; the 100 of the next day are gone.
    assert_eq!(after.scenario.entries.len(), 3);
    practice.go(Way::Back);
    assert_eq!(account(practice).scenario, before.scenario);
    practice.go(Way::Forth);
    assert_eq!(account(practice).scenario, after.scenario);
}

#[wasm_bindgen_test]
fn an_entry_of_the_past_stands_after_those_of_its_instant_and_before_later_ones() {
    let (_owner, practice) = a_day_later();
    practice.act(vec![top_up(100)]);
    practice.go_to(instant("2026-06-01T09:00"));
    practice.act(vec![top_up(1)]);
    practice.decide(Some(Followed::Replayed));
    let entries = account(practice).scenario.entries;
    let amounts = entries.iter().filter_map(|entry| match entry.action {
        Action::TopUp { amount } => Some(amount),
        _ => None,
    });
    assert_eq!(amounts.collect::<Vec<_>>(), [dollars(500), dollars(1), dollars(100)]);
}

#[wasm_bindgen_test]
fn a_refund_of_a_charge_goes_on_naming_it_when_charges_are_numbered_anew() {
    let (_owner, practice) = a_day_later();
    let run = practice.run.get_untracked();
    let charge = |at: &str| {
        let planned = &run.outcome().planned;
        let found =
            planned.iter().position(|entry| run.scenario().instant(entry.at) == instant(at));
        u32::try_from(run.scenario().entries.len() + found.unwrap()).unwrap()
    };
    // The charge of 02:00 on 2 June is given back.
    let refund = Action::Refund { spend: charge("2026-06-02T02:00"), amount: dollars(1) };
    practice.act(vec![refund]);
    assert_eq!(counted(practice), dollars(24));
    // A second campaign, made on the first day at 10:00, has charges of its own before it.
    practice.go_to(instant("2026-06-01T10:00"));
    practice.act(vec![Action::CreateCampaign {
        campaign: Campaign::named("Other"),
        purpose: None,
        approved: true,
        daily_budget: Some(dollars(24)),
    }]);
    practice.decide(Some(Followed::Replayed));
    // The refund was done after that hour's charge.
    practice.go_to(instant("2026-06-02T09:30"));
    // 25 charges less the one given back, and 23 of the other campaign, from 11:00 to 09:00.
    assert_eq!(counted(practice), dollars(47));
    // A pause before 02:00 for good takes the charge itself away, and its refund with it.
    practice.go_to(instant("2026-06-02T01:30"));
    practice.act(vec![Action::PauseCampaign { campaign: Campaign::named("Spring") }]);
    assert_eq!(practice.question.get_untracked().unwrap().gone.len(), 1);
    practice.decide(Some(Followed::Replayed));
    let entries = account(practice).scenario.entries;
    assert!(entries.iter().all(|entry| !matches!(entry.action, Action::Refund { .. })));
}

#[wasm_bindgen_test]
fn two_hundred_steps_can_be_taken_back_one_by_one_and_done_again() {
    let (_owner, practice) = practice();
    let mut stories = vec![account(practice).scenario];
    for step in 1..=220 {
        practice.act(vec![top_up(20 + step)]);
        practice.go_to(practice.now.get_untracked().plus_seconds(3_600));
        stories.push(account(practice).scenario);
    }
    let kept = account(practice).to_node();
    // What a store keeps is small: a step holds its own entry and not the story.
    assert!(kept.get("log").unwrap().to_json_line().len() < 220 * 250);
    let entries = |practice| account(practice).scenario.entries;
    for before in stories.iter().rev().skip(1) {
        practice.go(Way::Back);
        assert_eq!(entries(practice), before.entries);
    }
    assert!(!untrack(|| practice.can_go(Way::Back)));
    for after in &stories[1..] {
        practice.go(Way::Forth);
        assert_eq!(entries(practice), after.entries);
    }
}

#[wasm_bindgen_test]
fn an_undo_shows_the_moment_at_which_the_step_was_done() {
    let (_owner, practice) = a_day_later();
    practice.go(Way::Back);
    assert_eq!(practice.now.get_untracked(), instant("2026-06-01T09:00"));
    assert_eq!(account(practice).scenario.entries, []);
    // The clock has been further, and stays free to go there.
    assert_eq!(practice.reached.get_untracked(), instant("2026-06-02T09:00"));
}

#[wasm_bindgen_test]
fn what_is_done_on_a_full_hour_comes_after_the_charge_that_is_on_the_screen() {
    let (_owner, practice) = a_day_later();
    // The charge of 09:00 is there, and pausing now does not take it away.
    practice.act(vec![Action::PauseCampaign { campaign: Campaign::named("Spring") }]);
    assert_eq!(counted(practice), dollars(25));
    practice.go_to(instant("2026-06-02T12:00"));
    assert_eq!(counted(practice), dollars(25));
}

#[wasm_bindgen_test]
fn what_could_not_be_read_again_is_not_done_and_says_why() {
    let (_owner, practice) = practice();
    let before = account(practice);
    let code = Some("X".repeat(100_000));
    practice.act(vec![Action::RedeemCode { offer: 0, code, admin: true }]);
    assert_eq!(account(practice), before);
    assert_eq!(practice.untaken.get_untracked().unwrap().list().len(), 1);
    practice.act(vec![top_up(1)]);
    assert_eq!(practice.untaken.get_untracked(), None);
}

#[wasm_bindgen_test]
fn a_name_that_could_not_be_read_again_is_not_taken_and_says_why() {
    let (_owner, practice) = practice();
    let before = account(practice);
    practice.change("rename", |scenario| scenario.name = "X".repeat(100_000));
    assert_eq!(account(practice), before);
    assert_eq!(practice.untaken.get_untracked().unwrap().list().len(), 1);
    practice.change("rename", |scenario| scenario.name = "Other".to_owned());
    assert_eq!(account(practice).scenario.name, "Other");
    assert_eq!(practice.untaken.get_untracked(), None);
}

#[wasm_bindgen_test]
fn a_step_that_leads_to_no_story_is_told_and_stays_as_it_is() {
    let (_owner, practice) = practice();
    for amount in 1..=3 {
        practice.act(vec![top_up(amount)]);
    }
    // Somebody has made another kind of entry of what the second step took away.
    practice.go(Way::Back);
    practice.go(Way::Back);
    let before = account(practice);
    let kept = before.to_node().to_json_line();
    let tampered = kept.replacen(r#""kind":"top_up","amount":"2.00""#, r#""kind":"x""#, 1);
    assert_ne!(tampered, kept);
    let node = Node::from_json(&tampered).unwrap();
    let (_owner, practice) = opened(PracticeAccount::from_node(&node, catalogue()).unwrap());
    practice.go(Way::Forth);
    assert_eq!(account(practice).to_node().to_json_line(), tampered);
    assert_eq!(practice.astray.get_untracked(), Some(Way::Forth));
    // What was done before is still there to be taken back, once.
    practice.go(Way::Back);
    assert_eq!(account(practice).scenario.entries, []);
    assert!(!untrack(|| practice.can_go(Way::Back)));
    assert_eq!(practice.astray.get_untracked(), None);
}

#[wasm_bindgen_test]
fn the_clock_goes_no_further_than_an_account_can_hold_charges_and_says_so() {
    let (_owner, practice) = practice();
    let campaign = |number: i64| Action::CreateCampaign {
        campaign: Campaign::named(&format!("C{number}")),
        purpose: None,
        approved: true,
        daily_budget: Some(dollars(1)),
    };
    practice.act((0..499).map(campaign).collect());
    assert_eq!(practice.halt.get_untracked(), None);
    practice.go_to(instant("2027-06-01T00:00"));
    // 200,000 entries less the 499 written ones are 199,501 charges: 399 hours of 499 campaigns, and 400 charges that fit into no hour.
    // The first hour is that in which they were set up, 09:00 on 1 June; the last one is 398 hours later, 17 June at 23:00.
    assert!(practice.now.get_untracked() >= instant("2026-06-17T23:00"));
    assert!(practice.now.get_untracked() < instant("2026-06-18T00:00"));
    assert_eq!(practice.halt.get_untracked(), Some(Halt::Full));
}

#[wasm_bindgen_test]
fn an_account_that_is_made_on_the_last_day_can_be_looked_at() {
    let mut account = starting_accounts(today(), Words::english().language()).swap_remove(0);
    account.scenario.account.created = instant("2199-12-31T09:00");
    account.scenario.until = None;
    let (_owner, practice) = opened(PracticeAccount::of(account.scenario));
    practice.go_to(instant("2026-06-01T09:00"));
    assert_eq!(practice.now.get_untracked(), instant("2199-12-31T09:00"));
    assert_eq!(practice.halt.get_untracked(), Some(Halt::Latest));
}

#[wasm_bindgen_test]
fn nothing_is_done_while_another_has_the_account() {
    let (_owner, practice) = a_day_later();
    let before = account(practice);
    practice.is_locked.set(true);
    practice.act(vec![top_up(1)]);
    practice.go(Way::Back);
    practice.set_admin(false);
    practice.go_to(instant("2026-06-09T00:00"));
    assert_eq!(account(practice), before);
    assert_eq!(practice.barred.get_untracked(), 3, "each is told");
    assert_eq!(practice.halt.get_untracked(), Some(Halt::Locked));
    // Looking back changes nothing that is kept but where the clock stands.
    practice.go_to(instant("2026-06-01T10:00"));
    assert_eq!(account(practice).scenario, before.scenario);
}

#[wasm_bindgen_test]
fn the_article_s_second_method_earns_the_credit_by_the_clock() {
    let mut accounts = starting_accounts(today(), Words::english().language());
    let (_owner, practice) = opened(accounts.swap_remove(1));
    let state = || practice.run.get_untracked().outcome().offers[0].state;
    assert_eq!(state(), State::Received);
    let code = Some("welcome 200".to_owned());
    practice.act(vec![Action::RedeemCode { offer: 0, code, admin: true }]);
    assert_eq!(state(), State::Earning);
    practice.act(vec![top_up(500)]);
    practice.act(vec![campaign()]);
    // 200 charges of 1.00 from 1 June 09:00 on: the last at 09:00 + 199 h = 9 June 16:00.
    practice.go_to(instant("2026-06-09T15:59"));
    assert_eq!(state(), State::Earning);
    practice.go_to(instant("2026-06-09T16:00"));
    assert_eq!(state(), State::RequirementMet);
    // One business day later, at the same time of day.
    practice.go_to(instant("2026-06-10T15:59:59"));
    assert_eq!(state(), State::RequirementMet);
    practice.go_to(instant("2026-06-10T16:00"));
    assert_eq!(state(), State::Granted);
    // Its credit is assignable: issued in 2026, so to 30 campaigns.
    assert_eq!(practice.run.get_untracked().outcome().credits[0].assign_limit, Some(30));
    let kept = account(practice).scenario;
    assert_eq!(file(&kept.to_node().to_json()), kept);
}

/// Random moves and acts: at every moment the books balance, and what is shown is what a run of the kept story shows.
#[wasm_bindgen_test]
fn whatever_is_done_and_wherever_the_clock_goes_the_books_balance() {
    let (_owner, practice) = a_day_later();
    let mut seed = 42_u32;
    let mut draw = move |below: u32| {
        // A plain congruential generator: what it draws need only be mixed.
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    let named = |number: u32| Campaign::named(&format!("C{number}"));
    for _ in 0..400 {
        let action = match draw(9) {
            0 => top_up(i64::from(draw(300)) + 1),
            1 => Action::CreateCampaign {
                campaign: named(draw(3)),
                purpose: None,
                approved: draw(4) > 0,
                daily_budget: (draw(3) > 0).then(|| dollars(i64::from(draw(90)) + 1)),
            },
            2 => Action::PauseCampaign { campaign: named(draw(3)) },
            3 => Action::ResumeCampaign { campaign: named(draw(3)) },
            4 => Action::Suspend,
            5 => Action::Reinstate,
            6 => Action::RedeemCode { offer: 0, code: None, admin: draw(2) > 0 },
            7 => Action::Spend { campaign: named(draw(3)), amount: dollars(5), purpose: None },
            _ => Action::Violation,
        };
        match draw(6) {
            0 => practice.go(Way::Back),
            1 => practice.go(Way::Forth),
            2 | 3 => {
                let hours = i64::from(draw(400)) - 180;
                practice.go_to(practice.now.get_untracked().plus_seconds(hours * 3_600));
            }
            _ => {
                practice.act(vec![action]);
                let followed = [None, Some(Followed::Dropped), Some(Followed::Replayed)];
                practice.decide(followed[draw(3) as usize]);
            }
        }
        let kept = account(practice);
        assert!(kept.now <= kept.reached());
        let run = practice.run.get_untracked();
        assert_eq!(run.outcome().at, kept.now);
        let ledger = &run.outcome().ledger;
        for credit in ledger.credits() {
            let parts = credit.used()
                + credit.unused()
                + credit.expired()
                + credit.revoked()
                + credit.forfeited();
            assert_eq!(credit.granted(), parts);
        }
        let out = ledger.cash_on_ads() + ledger.tax() + ledger.paid_out() + ledger.cash();
        assert_eq!(ledger.cash_in(), out);
        // What would be read from the store tomorrow is the same story.
        let read = file(&kept.scenario.to_node().to_json());
        assert_eq!(read, kept.scenario);
    }
}

#[wasm_bindgen_test]
fn another_order_of_use_changes_who_paid_and_what_was_assumed_and_can_be_taken_back() {
    // 200 spent on 1 June earn a credit of 200, which has come by 5 June: it pays the 30 of that day, or cash does.
    let story = file(
        r#"{
            "version": 1,
            "name": "Order of use",
            "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
            "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
            "entries": [
                { "at": "2026-06-01T10:00", "kind": "top_up", "amount": "500.00" },
                { "at": "2026-06-01T11:00", "kind": "spend", "amount": "200.00" },
                { "at": "2026-06-05T10:00", "kind": "spend", "amount": "30.00" }
            ],
            "until": "2026-06-05T12:00"
        }"#,
    );
    let (_owner, practice) = opened(PracticeAccount::of(story));
    let found = || {
        practice.run.with_untracked(|run| {
            let outcome = run.outcome();
            let is_made = |id: &str| outcome.assumptions.iter().any(|made| made.id() == id);
            (
                outcome.ledger.cash(),
                outcome.ledger.credits()[0].used(),
                is_made("A15"),
                is_made("C12"),
            )
        })
    };
    let credit_first = (dollars(300), dollars(30), true, false);
    assert_eq!(found(), credit_first);
    let about = OwnOffer {
        title: "Changed".to_owned(),
        source: "Mine".to_owned(),
        network: String::new(),
        seen: today(),
    };
    practice.change(ORDER_OF_USE, |scenario| set_order_of_use(scenario, 0, false, &about));
    assert_eq!(found(), (dollars(270), dollars(0), false, true));
    assert_eq!(account(practice).scenario.offers[0].offer.title, "Changed");
    practice.go(Way::Back);
    assert_eq!(found(), credit_first);
}
