//! The measures by name, with the convention that is printed beside each figure.

/// A measure of nominal agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// Mean over units of the share of agreeing pairs.
    PercentAgreement,
    /// Agreement with units weighted by their ratings.
    PairableWeighted,
    /// Share of complete units on which all agree.
    Unanimous,
    /// Positive agreement, Dice.
    PositiveAgreement,
    /// Jaccard coefficient.
    Jaccard,
    /// Krippendorff's alpha, nominal.
    KrippendorffAlpha,
    /// Cohen's kappa.
    CohenKappa,
    /// Scott's pi.
    ScottPi,
    /// Fleiss' kappa.
    FleissKappa,
    /// Conger's kappa.
    CongerKappa,
    /// Light's kappa.
    LightKappa,
    /// Gwet's AC1.
    GwetAc1,
    /// Brennan and Prediger's coefficient.
    BrennanPrediger,
}

impl Measure {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 13] = [
        Self::PercentAgreement,
        Self::PairableWeighted,
        Self::Unanimous,
        Self::PositiveAgreement,
        Self::Jaccard,
        Self::KrippendorffAlpha,
        Self::CohenKappa,
        Self::ScottPi,
        Self::FleissKappa,
        Self::CongerKappa,
        Self::LightKappa,
        Self::GwetAc1,
        Self::BrennanPrediger,
    ];

    /// The key in machine-readable output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PercentAgreement => "percent_agreement",
            Self::PairableWeighted => "percent_agreement_pairable_weighted",
            Self::Unanimous => "percent_unanimous",
            Self::PositiveAgreement => "positive_agreement",
            Self::Jaccard => "jaccard",
            Self::KrippendorffAlpha => "krippendorff_alpha_nominal",
            Self::CohenKappa => "cohen_kappa",
            Self::ScottPi => "scott_pi",
            Self::FleissKappa => "fleiss_kappa",
            Self::CongerKappa => "conger_kappa",
            Self::LightKappa => "mean_pairwise_cohen_kappa",
            Self::GwetAc1 => "gwet_ac1",
            Self::BrennanPrediger => "brennan_prediger",
        }
    }

    /// The name for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PercentAgreement => "Percent agreement",
            Self::PairableWeighted => "Percent agreement, weighted",
            Self::Unanimous => "Percent unanimous",
            Self::PositiveAgreement => "Positive agreement (Dice)",
            Self::Jaccard => "Jaccard",
            Self::KrippendorffAlpha => "Krippendorff's alpha",
            Self::CohenKappa => "Cohen's kappa",
            Self::ScottPi => "Scott's pi",
            Self::FleissKappa => "Fleiss' kappa",
            Self::CongerKappa => "Conger's kappa",
            Self::LightKappa => "Light's kappa",
            Self::GwetAc1 => "Gwet's AC1",
            Self::BrennanPrediger => "Brennan–Prediger",
        }
    }

    /// Which of the conventions in use this figure follows, in a line.
    pub const fn convention(self) -> &'static str {
        match self {
            Self::PercentAgreement => {
                "agreeing pairs of coders, mean over units with two ratings or more"
            }
            Self::PairableWeighted => {
                "agreeing pairs, units weighted by their number of ratings (1 − Do of alpha)"
            }
            Self::Unanimous => "units rated by all coders on which all give the same category",
            Self::PositiveAgreement => {
                "pairs of coders in which both have the code, against all applications of it"
            }
            Self::Jaccard => {
                "pairs of coders in which both have the code, of those in which at least one has it"
            }
            Self::KrippendorffAlpha => {
                "nominal, any number of coders, units with one rating dropped"
            }
            Self::CohenKappa => "two coders, units both rated, each coder's own shares",
            Self::ScottPi => "two coders, units both rated, shares pooled over coders",
            Self::FleissKappa => "pooled shares, missing ratings by Gwet's extension",
            Self::CongerKappa => "mean over pairs of coders, each coder's own shares",
            Self::LightKappa => "mean of Cohen's kappa over pairs of coders, complete data only",
            Self::GwetAc1 => {
                "chance from pooled shares and the number of categories; high when a code is rare"
            }
            Self::BrennanPrediger => "chance one in the number of categories",
        }
    }
}

impl std::fmt::Display for Measure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
