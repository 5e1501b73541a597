//! Portfolios: what a deputy is in charge of, in brackets or after 分管.

use super::draft::Portfolio;
use super::post::{Part, PartKind, Post, Remark};
use super::sense::{FIRST_UNLISTED, Mark, Sense};
use super::text::Title;
use super::token::{Kind, Token};
use super::words::Lexicon;
use crate::rulebook::SectorId;

impl Portfolio {
    /// Takes in a token. Returns whether it was not understood.
    pub(super) fn take(&mut self, lexicon: &Lexicon, title: &Title<'_>, token: &Token, under: Mark) -> bool {
        let span = title.span(token.from, token.to);
        let counts = matches!(under, Mark::InCharge | Mark::Assisting);
        let mut part = |kind, sense| self.parts.push(Part { span, kind, sense });
        match token.kind {
            Kind::Word(sense @ (Sense::Field(field) | Sense::Fused(field))) => {
                part(PartKind::Field, Some(sense));
                let aside = match under {
                    Mark::Liaison => Some("liaison"),
                    Mark::NotInCharge => Some("not-in-charge"),
                    _ => None,
                };
                if let Some(code) = aside {
                    self.remarks.push(Remark { code, span });
                } else if field < FIRST_UNLISTED {
                    self.sectors.insert(SectorId::new(field as usize));
                } else {
                    self.unlisted = true;
                    self.remarks.push(Remark { code: "unlisted-portfolio", span });
                }
            }
            Kind::Word(sense @ Sense::Several(compound)) => {
                part(PartKind::Field, Some(sense));
                if counts {
                    lexicon
                        .compound(compound)
                        .iter()
                        .for_each(|&field| self.sectors.insert(SectorId::new(field as usize)));
                } else {
                    self.remarks
                        .push(Remark { code: if under == Mark::Liaison { "liaison" } else { "not-in-charge" }, span });
                }
            }
            Kind::Word(sense @ (Sense::Body(..) | Sense::Place(_))) => {
                part(PartKind::Body, Some(sense));
                if counts {
                    self.unlisted = true;
                    self.remarks.push(Remark { code: "unlisted-portfolio", span });
                } else {
                    self.remarks.push(Remark { code: "liaison", span });
                }
            }
            Kind::Unknown | Kind::Stem => {
                self.unread |= counts;
                self.span = Some(self.span.map_or(span, |known| known.cover(span)));
                return true;
            }
            Kind::Sign => return false,
            _ => {}
        }
        self.span = Some(self.span.map_or(span, |known| known.cover(span)));
        false
    }

    /// Gives the portfolio to a post.
    pub(super) fn give(self, post: &mut Post) {
        if let Some(span) = self.span {
            post.span = post.span.cover(span);
        }
        if post.takes_portfolio() {
            post.sectors = post.sectors.union(self.sectors);
            post.unlisted |= self.unlisted;
            post.portfolio_unread |= self.unread;
        } else if matches!(post.organ, crate::model::Organ::Party | crate::model::Organ::Government) {
            post.sectors = post.sectors.union(self.sectors);
            if self.is_stated() && post.organ == crate::model::Organ::Party {
                post.remarks.push(Remark { code: "portfolio-of-party-post", span: post.span });
            }
        }
        post.remarks.extend(self.remarks);
        post.parts.extend(self.parts);
    }
}
