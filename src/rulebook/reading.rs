//! Reading the rulebook's two files: what the rules are, and what they say in a language.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::rules::{ALL, Grade};

use super::{Place, RuleText, Rulebook, Topic};
use crate::i18n::small_letters;

impl Rulebook {
    /// Reads the text of `rules.json` and that of a language's file.
    ///
    /// # Errors
    /// The first place that is not as it must be.
    pub fn read(rules: &str, words: &str) -> Result<Self, String> {
        let rules = Node::from_json(rules)?;
        let words = Node::from_json(words)?;
        let Some(Node::Map(titles)) = words.get("topics") else {
            return Err("topics".to_owned());
        };
        let mut topics = Vec::new();
        for (id, title) in titles {
            let title = title.as_text().ok_or_else(|| format!("topics.{id}"))?;
            topics.push(Topic { id: id.clone(), title: title.to_owned(), rules: Vec::new() });
        }
        let Node::List(rules) = rules else {
            return Err("rules".to_owned());
        };
        for (index, node) in rules.iter().enumerate() {
            let (topic, rule) = rule(node, &words).ok_or_else(|| format!("rules[{index}]"))?;
            let topic = topics.iter_mut().find(|known| known.id == topic);
            topic.ok_or_else(|| format!("rules[{index}].topic"))?.rules.push(rule);
        }
        topics.retain(|topic| !topic.rules.is_empty());
        Ok(Self { topics })
    }
}

/// A rule with the name of its topic; nothing if a part of it is missing.
fn rule<'n>(node: &'n Node, words: &Node) -> Option<(&'n str, RuleText)> {
    let text = |node: &Node, name| node.get(name).and_then(Node::as_text).map(str::to_owned);
    let id = text(node, "id")?;
    let own = words.get("rules")?.get(&id)?;
    let place = node.get("place")?.as_text()?;
    let Some(Node::List(scenarios)) = node.get("scenarios") else {
        return None;
    };
    let (title, told, decision) = (text(own, "title")?, text(own, "text")?, text(own, "decision"));
    let sources = ALL.iter().find(|rule| rule.id == id).map_or(&[][..], |rule| rule.sources);
    let known = sources.first().map(|source| source.grade);
    let mut searched = format!("{id} {title} {told} {}", decision.as_deref().unwrap_or_default());
    for source in sources {
        searched.extend([" ", source.title]);
    }
    let rule = RuleText {
        place: Place::ALL.into_iter().find(|known| known.name() == place)?,
        grade: known.or(decision.is_some().then_some(Grade::Decision)),
        sources,
        scenarios: scenarios
            .iter()
            .map(|name| name.as_text().map(str::to_owned))
            .collect::<Option<_>>()?,
        searched: small_letters(&searched),
        id,
        title,
        text: told,
        decision,
    };
    Some((node.get("topic")?.as_text()?, rule))
}
