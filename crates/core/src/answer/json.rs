//! The answer as JSON, written straight to bytes. The shape is the one `Serialize` gives (a test holds the two
//! together); written out here because a batch spends most of its time on it.

use super::{
    Answer, CitationAnswer, DutyAnswer, NoteAnswer, PostAnswer, QuestionAnswer, RegionAnswer, ResponsibilityAnswer,
    UnreadAnswer, distinct,
};
use crate::model::Citation;
use crate::title::Span;

/// Appends JSON to bytes.
struct Writer<'a> {
    out: &'a mut Vec<u8>,
}

impl Writer<'_> {
    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// A string that needs no escaping: an id or words of the rulebook's own, which hold no quote or backslash.
    fn plain(&mut self, text: &str) {
        self.out.push(b'"');
        self.raw(text);
        self.out.push(b'"');
    }

    /// Any string.
    fn string(&mut self, text: &str) {
        let needs_escape = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
        if !text.as_bytes().iter().any(needs_escape) {
            return self.plain(text);
        }
        // Writing to memory does not fail.
        let written = serde_json::to_writer(&mut *self.out, text);
        debug_assert!(written.is_ok());
    }

    fn number(&mut self, number: u32) {
        let mut digits = [0u8; 10];
        let mut at = digits.len();
        let mut rest = number;
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.out.extend_from_slice(&digits[at..]);
    }

    fn span(&mut self, span: Span) {
        self.out.push(b'[');
        self.number(span.start);
        self.out.push(b',');
        self.number(span.end);
        self.out.push(b']');
    }

    fn list<T>(&mut self, values: impl IntoIterator<Item = T>, mut one: impl FnMut(&mut Self, T)) {
        self.out.push(b'[');
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            one(self, value);
        }
        self.out.push(b']');
    }

    /// `"name":"text",`, or nothing for an empty text.
    fn optional(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.raw(name);
            self.string(text);
            self.out.push(b',');
        }
    }

    fn citations<'c>(&mut self, cite: impl Iterator<Item = &'c Citation>) {
        self.raw("\"citations\":");
        self.list(distinct(cite), |json, id| json.plain(id));
    }

    fn post(&mut self, post: &PostAnswer<'_>) {
        self.out.push(b'{');
        if let Some(text) = post.text {
            self.raw("\"text\":");
            self.string(text);
            self.out.push(b',');
        }
        self.raw("\"span\":");
        self.span(post.span);
        self.raw(",\"level\":");
        match post.level {
            Some(level) => self.plain(level.id()),
            None => self.raw("null"),
        }
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
        self.list(&post.sectors, |json, sector| json.plain(sector));
        self.raw(",\"tenure\":");
        self.plain(post.tenure);
        self.raw(",\"applicability\":");
        self.plain(post.applicability.id());
        self.raw(",\"classes\":");
        self.list(&post.classes, |json, class| json.plain(class.id()));
        self.raw(",\"possible_classes\":");
        self.list(&post.possible_classes, |json, class| json.plain(class.id()));
        self.out.push(b'}');
    }

    fn region(&mut self, region: &RegionAnswer) {
        self.raw("{\"code\":");
        self.number(region.code);
        if !region.name.is_empty() {
            self.raw(",\"name\":");
            self.string(region.name);
        }
        if !region.path.is_empty() {
            self.raw(",\"path\":");
            self.string(&region.path);
        }
        self.out.push(b'}');
    }

    fn responsibility(&mut self, one: &ResponsibilityAnswer) {
        self.raw("{\"kind\":");
        self.plain(one.kind.id());
        self.raw(",\"class\":");
        self.plain(one.class.id());
        self.out.push(b',');
        self.optional("\"name\":", one.name);
        self.raw("\"basis\":");
        self.plain(one.basis.id());
        self.out.push(b',');
        self.citations(one.cite.iter().copied());
        self.out.push(b'}');
    }

    fn duty(&mut self, duty: &DutyAnswer) {
        self.raw("{\"id\":");
        self.plain(duty.id);
        self.out.push(b',');
        self.optional("\"name\":", duty.name);
        self.raw("\"basis\":");
        self.plain(duty.basis.id());
        self.out.push(b',');
        self.citations(duty.cite.iter());
        self.out.push(b'}');
    }

    fn note(&mut self, note: &NoteAnswer<'_>) {
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
        if !note.cite.is_empty() {
            self.out.push(b',');
            self.citations(note.cite.iter());
        }
        self.out.push(b'}');
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
            self.list(&question.values, |json, value| json.plain(value));
        }
        self.out.push(b'}');
    }

    fn unread(&mut self, unread: &UnreadAnswer<'_>) {
        self.out.push(b'{');
        if let Some(text) = unread.text {
            self.raw("\"text\":");
            self.string(text);
            self.out.push(b',');
        }
        self.raw("\"span\":");
        self.span(unread.span);
        self.out.push(b'}');
    }

    fn citation(&mut self, citation: &CitationAnswer) {
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
            self.list(&citation.supports, |json, id| json.plain(id));
        }
        self.out.push(b'}');
    }

    fn answer(&mut self, answer: &Answer<'_>) {
        self.raw("{\"format\":");
        self.number(answer.format);
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
        self.list(&answer.supervision, |json, id| json.plain(id));
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
            let written = serde_json::to_writer(&mut *self.out, &answer.trace);
            debug_assert!(written.is_ok());
        }
        self.out.push(b'}');
    }
}

impl Answer<'_> {
    /// Appends the answer as one line of JSON, without line end.
    pub fn write_json(&self, out: &mut Vec<u8>) {
        Writer { out }.answer(self);
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
        for item in crate::lookup::all(Lang::Zh) {
            assert!(item.id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-/.".contains(&byte)), "{}", item.id);
        }
    }
}
