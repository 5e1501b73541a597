//! The answer as JSON.

use super::trace::{NearRule, PostTrace, ReadPart, TraceRule};
use super::{
    Answer, CitationAnswer, DutyAnswer, NoteAnswer, PostAnswer, QuestionAnswer, RegionAnswer, ResponsibilityAnswer,
    UnreadAnswer, distinct,
};
use crate::json::write::Writer;
use crate::local::Origin;
use crate::model::Citation;

impl Writer<'_> {
    fn citations<'c>(&mut self, cite: impl Iterator<Item = &'c Citation>) {
        self.raw("\"citations\":");
        self.list(distinct(cite), |json, id| json.plain(id));
    }

    fn post(&mut self, post: &PostAnswer<'_>) {
        self.byte(b'{');
        if let Some(text) = post.text {
            self.raw("\"text\":");
            self.string(text);
            self.byte(b',');
        }
        self.raw("\"span\":");
        self.span(post.span);
        self.raw(",\"level\":");
        self.plain_or_null(post.level.map(|level| level.id()));
        self.raw(",\"levels\":");
        self.list(post.levels.iter(), |json, level| json.plain(level.id()));
        self.raw(",\"region\":");
        match &post.region {
            Some(region) => self.region(region),
            None => self.raw("null"),
        }
        if !post.regions.is_empty() {
            self.raw(",\"regions\":");
            self.list(&post.regions, Self::region);
        }
        self.raw(",\"organ\":");
        self.plain(post.organ.id());
        self.raw(",\"position\":");
        self.plain(post.position.id());
        self.raw(",\"sectors\":");
        self.ids(&post.sectors);
        self.raw(",\"tenure\":");
        self.plain(post.tenure);
        self.raw(",\"applicability\":");
        self.plain(post.applicability.id());
        self.raw(",\"classes\":");
        self.list(&post.classes, |json, class| json.plain(class.id()));
        self.raw(",\"possible_classes\":");
        self.list(&post.possible_classes, |json, class| json.plain(class.id()));
        self.byte(b'}');
    }

    fn region(&mut self, region: &RegionAnswer) {
        self.raw("{\"code\":");
        self.number(region.code.into());
        if !region.name.is_empty() {
            self.raw(",\"name\":");
            self.string(region.name);
        }
        if !region.path.is_empty() {
            self.raw(",\"path\":");
            self.string(&region.path);
        }
        self.byte(b'}');
    }

    /// The local rulebook something comes from, if any.
    pub(crate) fn origin(&mut self, origin: Origin) {
        if let Some(layer) = origin.id() {
            self.raw(",\"layer\":");
            self.plain(layer);
        }
    }

    fn responsibility(&mut self, one: &ResponsibilityAnswer) {
        self.raw("{\"kind\":");
        self.plain(one.kind.id());
        self.raw(",\"class\":");
        self.plain(one.class.id());
        self.byte(b',');
        self.optional("\"name\":", one.name);
        self.raw("\"basis\":");
        self.plain(one.basis.id());
        self.origin(one.layer);
        self.byte(b',');
        self.citations(one.cite.iter().copied());
        self.byte(b'}');
    }

    fn duty(&mut self, duty: &DutyAnswer) {
        self.raw("{\"id\":");
        self.plain(duty.id);
        self.byte(b',');
        self.optional("\"name\":", duty.name);
        self.raw("\"basis\":");
        self.plain(duty.basis.id());
        self.origin(duty.layer);
        self.byte(b',');
        self.citations(duty.cite.iter());
        self.byte(b'}');
    }

    pub(crate) fn note(&mut self, note: &NoteAnswer<'_>) {
        self.raw("{\"code\":");
        self.plain(note.code);
        if !note.text.is_empty() {
            self.raw(",\"text\":");
            self.string(&note.text);
        }
        if let Some(about) = note.about {
            self.raw(",\"about\":");
            self.string(about);
        }
        self.origin(note.layer);
        if !note.cite.is_empty() {
            self.byte(b',');
            self.citations(note.cite.iter());
        }
        self.byte(b'}');
    }

    fn question(&mut self, question: &QuestionAnswer) {
        self.raw("{\"about\":");
        self.plain(question.about.id());
        if !question.text.is_empty() {
            self.raw(",\"text\":");
            self.string(question.text);
        }
        if !question.options.is_empty() {
            self.raw(",\"options\":");
            self.list(&question.options, |json, option| json.string(option));
        }
        if !question.values.is_empty() {
            self.raw(",\"values\":");
            self.ids(&question.values);
        }
        self.byte(b'}');
    }

    fn unread(&mut self, unread: &UnreadAnswer<'_>) {
        self.byte(b'{');
        if let Some(text) = unread.text {
            self.raw("\"text\":");
            self.string(text);
            self.byte(b',');
        }
        self.raw("\"span\":");
        self.span(unread.span);
        self.byte(b'}');
    }

    pub(crate) fn citation(&mut self, citation: &CitationAnswer) {
        self.raw("{\"id\":");
        self.plain(citation.id);
        if !citation.quote.is_empty() {
            self.raw(",\"quote\":");
            self.string(citation.quote);
        }
        if !citation.translation.is_empty() {
            self.raw(",\"translation\":");
            self.string(citation.translation);
        }
        if !citation.supports.is_empty() {
            self.raw(",\"supports\":");
            self.ids(&citation.supports);
        }
        self.byte(b'}');
    }

    fn trace(&mut self, trace: &PostTrace<'_>) {
        self.raw("{\"text\":");
        self.string(trace.text);
        self.raw(",\"read\":");
        self.list(&trace.read, Self::read_part);
        self.raw(",\"rules\":");
        self.list(&trace.rules, Self::trace_rule);
        self.raw(",\"near\":");
        self.list(&trace.near, Self::near_rule);
        self.byte(b'}');
    }

    fn read_part(&mut self, part: &ReadPart<'_>) {
        self.raw("{\"text\":");
        self.string(part.text);
        self.raw(",\"span\":");
        self.span(part.span);
        self.raw(",\"kind\":");
        self.plain(part.kind.id());
        self.raw(",\"as\":");
        self.string(part.read_as);
        self.byte(b'}');
    }

    fn trace_rule(&mut self, rule: &TraceRule) {
        self.raw("{\"id\":");
        self.plain(rule.id);
        self.raw(",\"text\":");
        self.string(rule.text);
        self.raw(",\"applicability\":");
        self.plain(rule.applicability.id());
        self.raw(",\"class\":");
        self.plain_or_null(rule.class.map(|class| class.id()));
        self.raw(",\"open\":");
        self.plain_or_null(rule.open.map(|open| open.id()));
        self.raw(",\"citations\":");
        self.ids(&rule.citations);
        self.byte(b'}');
    }

    fn near_rule(&mut self, rule: &NearRule) {
        self.raw("{\"id\":");
        self.plain(rule.id);
        self.raw(",\"text\":");
        self.string(rule.text);
        self.raw(",\"lacks\":");
        self.plain(rule.lacks.id());
        self.byte(b'}');
    }

    fn answer(&mut self, answer: &Answer<'_>) {
        self.raw("{\"format\":");
        self.number(answer.format.into());
        self.raw(",\"rulebook\":");
        self.plain(answer.rulebook);
        if let Some(title) = answer.title {
            self.raw(",\"title\":");
            self.string(title);
        }
        self.raw(",\"applicability\":");
        self.plain(answer.applicability.id());
        if !answer.verdict.is_empty() {
            self.raw(",\"verdict\":");
            self.string(&answer.verdict);
        }
        self.raw(",\"posts\":");
        self.list(&answer.posts, Self::post);
        self.raw(",\"classes\":");
        self.list(&answer.classes, |json, class| json.plain(class.id()));
        self.raw(",\"possible_classes\":");
        self.list(&answer.possible_classes, |json, class| json.plain(class.id()));
        self.raw(",\"responsibilities\":");
        self.list(&answer.responsibilities, Self::responsibility);
        self.raw(",\"duties\":");
        self.list(&answer.duties, Self::duty);
        self.raw(",\"supervision\":");
        self.ids(&answer.supervision);
        self.raw(",\"notes\":");
        self.list(&answer.notes, Self::note);
        self.raw(",\"questions\":");
        self.list(&answer.questions, Self::question);
        self.raw(",\"unread\":");
        self.list(&answer.unread, Self::unread);
        self.raw(",\"citations\":");
        self.list(&answer.citations, Self::citation);
        if !answer.trace.is_empty() {
            self.raw(",\"trace\":");
            self.list(&answer.trace, Self::trace);
        }
        self.byte(b'}');
    }
}

impl Answer<'_> {
    /// Appends the answer as one line of JSON, without line end.
    pub fn write_json(&self, out: &mut Vec<u8>) {
        Writer::new(out).answer(self);
    }
}

#[cfg(test)]
mod tests {
    use crate::Engine;
    use crate::answer::Options;
    use crate::determine::Query;
    use crate::model::Lang;

    #[test]
    fn the_writer_and_the_derived_shape_are_the_same() {
        let engine = Engine::new();
        let titles = [
            "县委副书记、县长",
            "副市长(分管\"生态环境\"、住建、魔法\\)",
            "市生态环境局局长",
            "朝阳区区长",
            "镇长\u{7}",
            "\u{1f600}",
            "县委委员",
            "原县长",
            "昆山市市长王某某",
        ];
        for title in titles {
            for (brief, explain, lang) in
                [(false, false, Lang::Zh), (true, false, Lang::Zh), (false, true, Lang::En), (false, true, Lang::Zh)]
            {
                let answer =
                    engine.post_with(title, &Query::default(), Options { lang, brief, explain }).expect("a title");
                assert_eq!(answer.to_json(), serde_json::to_string(&answer).expect("plain data"), "{title}");
            }
        }
    }

    #[test]
    fn no_id_needs_escaping() {
        for item in crate::lookup::all(&Engine::new(), Lang::Zh) {
            assert!(item.id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-/.".contains(&byte)), "{}", item.id);
        }
    }
}
