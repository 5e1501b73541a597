//! The answer as text and as Markdown, to be taken elsewhere.

use crate::ask::rulebook;
use crate::components::{basis_words, duty_cites};
use crate::prose::typeset;
use crate::text;
use zeren_core::answer::Answer;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Lang, Text};

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

struct Page {
    form: Form,
    lang: Lang,
    out: String,
}

impl Page {
    fn line(&mut self, parts: &[&str]) {
        if self.lang == Lang::Zh {
            self.out.push_str(&typeset(&parts.concat()));
        } else {
            parts.iter().for_each(|part| self.out.push_str(part));
        }
        self.out.push('\n');
    }

    fn heading(&mut self, of: Text) {
        let sign = if self.form == Form::Markdown { "## " } else { "" };
        let end = if self.form == Form::Markdown { "\n" } else { "" };
        self.line(&["\n", sign, of.in_lang(self.lang), end]);
    }

    /// As it was typed, or an address.
    fn raw(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.out.push_str(part));
        self.out.push('\n');
    }

    fn item(&mut self, number: usize, parts: &[&str]) {
        let sign = if number > 0 { format!("{number}. ") } else { "- ".to_owned() };
        self.out.push_str(&sign);
        self.line(parts);
    }
}

fn marks<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for id in ids {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen.iter().map(|id| [" [", id, "]"].concat()).collect()
}

/// The local rulebooks that are laid over, a line each.
fn local_rulebooks(lang: Lang) -> Vec<String> {
    #[cfg(feature = "layers")]
    return crate::layers::in_words(lang);
    #[cfg(not(feature = "layers"))]
    {
        let _ = lang;
        Vec::new()
    }
}

/// The answer, with its quotes and the address that gives it again.
pub(crate) fn render(answer: &Answer<'_>, form: Form, address: &str) -> String {
    let mut page = Page { form, lang: answer.lang, out: String::with_capacity(2048) };
    let sign = if form == Form::Markdown { "# " } else { "" };
    page.raw(&[sign, answer.title.unwrap_or(""), "\n"]);
    page.line(&[&answer.verdict]);
    if answer.posts.len() > 1 {
        page.out.push('\n');
        for post in &answer.posts {
            page.item(0, &[post.text.unwrap_or(""), " — ", post.applicability.name(answer.lang)]);
        }
    }
    for question in &answer.questions {
        page.line(&["\n", question.text]);
        question.options.iter().for_each(|option| page.item(0, &[option]));
    }
    if !answer.responsibilities.is_empty() {
        page.heading(text::RESPONSIBILITY);
        for one in &answer.responsibilities {
            let class = BUILTIN.class(one.class).name.in_lang(answer.lang);
            page.item(0, &[one.name, " — ", class, &marks(one.cite.iter().map(|cite| cite.paragraph))]);
        }
    }
    if !answer.duties.is_empty() {
        page.heading(text::DUTIES);
    }
    for (place, class) in answer.classes.iter().enumerate() {
        let gap = if place > 0 { "\n" } else { "" };
        page.line(&[gap, BUILTIN.class(*class).name.in_lang(answer.lang), "\n"]);
        for (index, duty) in answer.duties.iter().filter(|duty| duty.class == *class).enumerate() {
            let basis = basis_words(duty.basis, duty.layer, text::BY_LOCAL, answer.lang).unwrap_or_default();
            let open = if basis.is_empty() { "" } else { " — " };
            page.item(
                index + 1,
                &[duty.name, open, &basis, &marks(duty_cites(duty, answer).iter().map(|cite| cite.paragraph))],
            );
        }
    }
    if !answer.possible_classes.is_empty() {
        page.heading(text::POSSIBLE);
        for class in &answer.possible_classes {
            page.item(0, &[BUILTIN.class(*class).name.in_lang(answer.lang)]);
        }
    }
    if !answer.supervision.is_empty() {
        page.heading(text::SUPERVISION);
        for entry in BUILTIN.supervision.iter().filter(|entry| answer.supervision.contains(&entry.id)) {
            page.item(0, &[entry.name.in_lang(answer.lang), &marks(entry.cite.iter().map(|cite| cite.paragraph))]);
        }
    }
    if !answer.notes.is_empty() {
        page.heading(text::NOTES);
        for note in &answer.notes {
            page.item(0, &[&note.text, &marks(note.cite.iter().map(|cite| cite.paragraph))]);
        }
    }
    page.heading(text::QUOTES);
    for citation in &answer.citations {
        page.item(0, &["[", citation.id, "] ", citation.quote]);
    }
    for layer in local_rulebooks(answer.lang) {
        page.line(&["\n", &layer]);
    }
    page.line(&["\n", BUILTIN.disclaimer.in_lang(answer.lang)]);
    page.raw(&["zeren ", rulebook().version, " ", address]);
    page.out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ask, route::Lookup};

    fn of(title: &str, form: Form, lang: Lang) -> String {
        let lookup = Lookup::of(title);
        let answer = ask::post(&lookup, None, lang).expect("typed").expect("readable");
        render(&answer, form, "https://example.org/#/")
    }

    #[test]
    fn everything_decided_is_in_the_text() {
        let text = of("县长", Form::Text, Lang::Zh);
        assert!(text.starts_with("县长\n\n适用。"), "{text}");
        assert!(text.contains("6. 推进生态环境治理体系建设 [Q5.2]"), "{text}");
        assert!(text.contains("不代替有权机关的认定") && text.trim_end().ends_with("https://example.org/#/"), "{text}");
    }

    #[test]
    fn markdown_has_headings() {
        let text = of("副市长(分管住建)", Form::Markdown, Lang::En);
        assert!(text.starts_with("# 副市长(分管住建)\n") && text.contains("\n## Duties\n"), "{text}");
        assert!(text.contains("default list"), "{text}");
    }
}
