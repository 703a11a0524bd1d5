//! What would have to change for something to be otherwise.

use crate::calendar::{Date, Instant};
use crate::money::Money;
use crate::value::{OfferIndex, said};

said! {
    /// What would have to change. It promises nothing in the network's name.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Change {
        /// A code has to arrive.
        ReceiveCode = "receive_code", TT_11;
        /// The code has to be redeemed.
        RedeemCode {
            /// By the end of this date, where a window is known.
            last_date: Option<Date>,
        } = "redeem_code", TT_04;
        /// The code that was received has to be entered.
        EnterReceivedCode = "enter_received_code", A26;
        /// The account has to be registered for the offer, or reviewed.
        Register = "register", TT_08;
        /// More that counts has to be spent.
        SpendMore {
            /// How much.
            missing: Money,
            /// By the end of this date, where the earning window has begun.
            last_date: Option<Date>,
        } = "spend_more", TT_45;
        /// More money has to be added, for an offer that counts that.
        AddMore {
            /// How much, without tax.
            missing: Money,
            /// By the end of this date, where the earning window has begun.
            last_date: Option<Date>,
        } = "add_more", TT_51;
        /// An action has to be done.
        DoAction = "do_action", TT_52;
        /// What counts once it is paid has to be paid.
        PayPending {
            /// How much would count.
            pending: Money,
        } = "pay_pending", TT_57;
        /// What is unpaid has to be paid.
        PayBill {
            /// How much, with tax.
            unpaid: Money,
        } = "pay_bill", TT_93;
        /// A payment has to succeed.
        PaymentSucceeds = "payment_succeeds", TT_93;
        /// There has to be cash.
        AddMoney = "add_money", TT_66;
        /// There has to be at least so much more money.
        AddAtLeast {
            /// How much.
            missing: Money,
        } = "add_at_least", TT_91;
        /// An amount has to lie between these.
        AmountWithin {
            /// The least.
            least: Money,
            /// The most.
            most: Money,
        } = "amount_within", TT_91;
        /// An amount can be at most this.
        AtMost {
            /// How much.
            most: Money,
        } = "at_most", C7;
        /// It is possible from an instant on.
        WaitUntil {
            /// Which.
            from: Instant,
        } = "wait_until", TT_96;
        /// The credit comes by itself.
        WaitForCredit {
            /// When this run issues it.
            due: Instant,
        } = "wait_for_credit", TT_55;
        /// The earning window has to close.
        WaitForClose {
            /// When it does.
            closes: Instant,
        } = "wait_for_close", C4;
        /// The page has to catch up.
        WaitForDisplay = "wait_for_display", TT_37;
        /// Another offer has to be over.
        WaitForOther {
            /// Which.
            other: OfferIndex,
        } = "wait_for_other", A15B;
        /// The network has to lift a suspension.
        LiftSuspension = "lift_suspension", TT_83;
        /// The campaign has to be set up first.
        SetUpCampaign = "set_up_campaign", C20;
        /// The campaign's ads have to be approved.
        ApproveCampaign = "approve_campaign", TT_28;
        /// The campaign has to go on.
        ResumeCampaign = "resume_campaign", A13;
        /// The credit has to be assigned to a campaign.
        AssignCredit = "assign_credit", TT_63;
        /// Fewer campaigns have to be chosen.
        FewerCampaigns {
            /// How many it can have.
            limit: u32,
        } = "fewer_campaigns", TT_64;
        /// A campaign has to be taken off first.
        UnassignFirst = "unassign_first", TT_64;
        /// Somebody who is an admin has to do it.
        BecomeAdmin = "become_admin", TT_65;
        /// The credit has to be used.
        UseBy {
            /// By the end of this date.
            last_date: Date,
        } = "use_by", TT_80;
        /// It is done already.
        DoneAlready = "done_already", C20;
        /// Nothing can change it any more.
        Nothing = "nothing", A28;
        /// The account is what it is: another offer would be needed.
        AnotherOffer = "another_offer", TT_20;
    }
}
