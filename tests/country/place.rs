//! The divisions, and what their organs and posts are called.

use zeren_core::Engine;
use zeren_core::model::Level;
use zeren_core::title::Region;

/// A division.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) region: Region,
    pub(super) path: String,
    /// 省, 市, 县 …: what stands before 委, 政府 and 长.
    pub(super) word: &'static str,
    /// The Party committee: 县委, 自治区党委.
    pub(super) party: String,
    /// The head of government: 县长, 主席, 专员.
    pub(super) head: &'static str,
}

/// The word of a division, by the end of its name.
fn word(name: &str) -> Option<&'static str> {
    const ENDS: [(&str, &str); 9] = [
        ("自治区", "自治区"),
        ("地区", "地区"),
        ("省", "省"),
        ("州", "州"),
        ("盟", "盟"),
        ("市", "市"),
        ("县", "县"),
        ("旗", "旗"),
        ("区", "区"),
    ];
    ENDS.iter().find(|(end, _)| name.ends_with(end)).map(|(_, word)| *word)
}

impl Place {
    /// Every division with organs of its own, in order of the codes. Development zones, which have codes for the
    /// statistics alone, and Taiwan, Hong Kong and Macao are left out.
    pub(super) fn all(engine: &Engine) -> Vec<Self> {
        let mut codes: Vec<u32> = engine.lexicon().all_regions().map(|(code, _)| code).collect();
        codes.sort_unstable();
        let regions = codes.into_iter().filter_map(|code| Region::by_code(engine.lexicon(), code));
        let regions = regions.filter(|region| region.level() != Level::Zone && !region.is_apart());
        regions
            .filter_map(|region| {
                // 南沙群岛, 大柴旦行政委员会: no name to build the names of organs on.
                let word = word(region.name)?;
                let party = match word {
                    "自治区" => "自治区党委".to_owned(),
                    "地区" => "地委".to_owned(),
                    word => format!("{word}委"),
                };
                let head = match word {
                    "自治区" => "主席",
                    "地区" => "行署专员",
                    "省" => "省长",
                    "市" => "市长",
                    "州" => "州长",
                    "盟" => "盟长",
                    "旗" => "旗长",
                    "区" => "区长",
                    _ => "县长",
                };
                let path = region.path(engine.lexicon());
                Some(Self { region, path, word, party, head })
            })
            .collect()
    }

    /// The name without the word that ends it, where what is left can stand alone: 昆山, 苏州; none for 景县.
    fn stem(&self) -> Option<&str> {
        let stem = self.region.name.strip_suffix(self.word)?;
        (stem.chars().count() >= 2 && !stem.ends_with(['族', '治'])).then_some(stem)
    }

    /// The Party committee by its names.
    pub(super) fn parties(&self) -> Vec<String> {
        let mut names = vec![self.party.clone(), format!("中共{}委员会", self.region.name)];
        if let Some(stem) = self.stem().filter(|_| !matches!(self.word, "自治区" | "地区")) {
            names.extend([format!("{stem}{}", self.party), format!("中共{stem}{}", self.party)]);
        }
        names
    }

    /// The government by its names.
    pub(super) fn governments(&self) -> Vec<String> {
        if self.word == "地区" {
            return vec![format!("{}行署", self.region.name)];
        }
        vec![
            format!("{}人民政府", self.region.name),
            format!("{}政府", self.region.name),
            format!("{}政府", self.word),
            format!("{}人民政府", self.word),
        ]
    }

    /// The names of a department.
    pub(super) fn departments(&self, name: &str) -> Vec<String> {
        vec![format!("{}{name}", self.region.name), format!("{}{name}", self.word)]
    }

    /// A deputy head of government.
    pub(super) fn deputy(&self) -> String {
        match self.word {
            "地区" => "行署副专员".to_owned(),
            _ => format!("副{}", self.head),
        }
    }

    /// Whether its ecology bureau is a branch of the city's.
    pub(super) fn has_branch(&self) -> bool {
        self.region.level() == Level::County && self.word == "区"
    }
}
