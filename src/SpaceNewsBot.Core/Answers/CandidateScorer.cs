using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Measures how a sentence meets a question, and makes one score of it for the ranking.</summary>
internal static class CandidateScorer
{
    // What meeting a word in the neighbourhood counts beside meeting it in the sentence itself.
    private const double InPrevious = 0.55;
    private const double InTitle = 0.5;
    private const double InNext = 0.2;
    private const double NameInContext = 0.85;

    // What "she" counts who was named before it.
    private const double NamedByPronoun = 0.85;

    // What is left of that where the sentence names another of the same kind.
    private const double RivalLeft = 0.3;

    // A text names its people once and then goes on about them.
    private const double NamedBefore = 0.9;

    private static readonly int Saying = Lexicon.ConceptOf("announce");

    private static readonly string[] ActionEndings = ["ing", "ed", "ion", "ment", "al"];

    public static CandidateFeatures Measure(QuestionAnalysis question, Candidate candidate, UnitMatches matches)
    {
        double weight = 0, own = 0, inContext = 0, worstName = 1, worstNumber = 1, verb = 1, heaviest = 0;
        int anchor = -1, verbToken = -1;
        QuestionUnit? verbUnit = null;

        // Whose head somebody is has to be said with the office.
        var identity = ExpectedSpanFinder.AsksForIdentity(question);
        var places = new int[question.Units.Count];
        var metByUnit = new double[question.Units.Count];
        for (var i = 0; i < question.Units.Count; i++)
        {
            var unit = question.Units[i];
            var (met, token) = matches.Find(unit, candidate.Sentence);
            if (unit.IsName && ((candidate.Pronoun is not null && IsNamedLast(unit, candidate, matches)) || IsOwnerTold(question, i, candidate, matches)))
            {
                met = Math.Max(met, NamedByPronoun);
            }

            var around = MatchAround(unit, candidate, matches);
            var with = Math.Max(met, around);
            places[i] = token;
            metByUnit[i] = met;
            weight += unit.Weight;
            own += unit.Weight * (unit.IsName ? Math.Max(met, around * NamedBefore) : met);
            inContext += unit.Weight * with;
            if (unit.IsName)
            {
                around = HasRival(unit, candidate.Sentence) ? around * RivalLeft : around;
                worstName = Math.Min(worstName, Math.Max(met, identity && !candidate.OpensWithPronoun ? around / 2 : NameInContext * Math.Min(1, around / InTitle)));
            }

            if (unit.IsNumber)
            {
                worstNumber = Math.Min(worstNumber, with);
            }

            if (unit.IsVerb)
            {
                verb = MatchVerb(question, unit, candidate, (met, token), around, identity);
                verbToken = token;
                verbUnit = unit;
            }

            if (met > 0 && unit.Weight > heaviest && !unit.IsName)
            {
                (anchor, heaviest) = (token, unit.Weight);
            }
        }

        anchor = verbToken >= 0 ? verbToken : anchor;
        var roles = verbUnit is not null && !identity ? RoleComparer.Compare(question, candidate.Sentence, candidate.Previous, verbUnit, candidate.Affiliations) : RoleAgreement.Unknown;
        // Asked what somebody said, only their own words answer.
        var speakerDiffers = verbUnit is not null && question is { Kind: QuestionKind.What or QuestionKind.YesNo, Roles.Agent: not null }
            && verbUnit.Concepts.Any(c => c.Id == Saying) && roles != RoleAgreement.Agrees;
        var expected = ExpectedSpanFinder.Find(question, candidate.Sentence, anchor);
        if (question.Kind == QuestionKind.Who)
        {
            // "Who blamed the bakery?": not the bakery.
            expected.RemoveAll(e => IsAsked(question, candidate.Sentence, e));
        }

        var reasonFollows = question.Kind == QuestionKind.Why && expected.Count == 0 && candidate.Next is { } next && CauseFinder.FindForPrevious(next) is not null;
        return new CandidateFeatures(
            Met: metByUnit,
            Coverage: weight == 0 ? 0 : own / weight,
            CoverageInContext: weight == 0 ? 0 : inContext / weight,
            Order: Order(question, places),
            ExpectedKind: reasonFollows ? 1 : ExpectedKind(question, candidate, expected),
            Names: worstName,
            Numbers: Math.Min(worstNumber, Dates(question, candidate)),
            Verb: speakerDiffers ? 0 : verb,
            Roles: roles,
            NegationDiffers: question.Kind != QuestionKind.YesNo && verbToken >= 0 && VerbFinder.IsNegated(candidate.Sentence, verbToken) != question.IsNegated,
            SpeakerDiffers: speakerDiffers,
            ObjectIsMissing: ObjectIsMissing(question, candidate, matches),
            AgentIsMissing: verbToken >= 0 && AgentIsMissing(question, candidate, matches),
            TimeDiffers: AsksAboutFuture(question) && verbToken >= 0 && IsPast(candidate.Sentence, verbToken),
            SupposesMore: Supposes(question.Sentence) && !Supposes(candidate.Sentence),
            AskedNounIsMissing: AskedNounIsMissing(question, candidate, matches),
            Anchor: anchor,
            Expected: expected,
            ReasonFollows: reasonFollows);
    }

    /// <summary>Measures every sentence at hand.</summary>
    public static MeasuredSentence[] MeasureAll(QuestionAnalysis question, List<Candidate> candidates)
    {
        var matches = new UnitMatches(question.Units);
        var overlaps = new OverlapMeter(question, candidates);
        return [.. candidates.Select(c => new MeasuredSentence(question, c, Measure(question, c, matches), overlaps.Measure(c)))];
    }

    // A question asserts nothing.
    public static bool EndsAsQuestion(Sentence sentence) => sentence.Text.AsSpan(sentence.Span.Start, sentence.Span.Length).TrimEnd("”\"’)").EndsWith("?");

    // "Which prize …": neither the sentence nor its surroundings tell of a prize.
    private static bool AskedNounIsMissing(QuestionAnalysis question, Candidate candidate, UnitMatches matches) =>
        question is { Kind: QuestionKind.What, AskedStem: { } noun }
        && question.Units.FirstOrDefault(u => u.Stems.Contains(noun)) is { Weight: > 0.3 } asked
        && matches.Find(asked, candidate.Sentence).Score < 0.5
        && MatchAround(asked, candidate, matches) < 0.4;

    // How well the verb is met. The neighbourhood can tell who is meant, hardly what was done.
    private static double MatchVerb(QuestionAnalysis question, QuestionUnit unit, Candidate candidate, (double Score, int Token) met, double around, bool identity)
    {
        const double TellingWeight = 0.15;
        if (unit.Weight <= TellingWeight)
        {
            // A verb such as "do" tells nothing, unless somebody asks who did it.
            return met.Token < 0 && question is { Kind: QuestionKind.Who, Roles.Agent: null } ? 0.2 : 1;
        }

        return Math.Max(identity || NamesAction(unit, candidate.Sentence) ? met.Score : met.Score * 0.3, around * 0.5);
    }

    // A photo is no photographing: what meets a verb is a verb, or a noun of the same stem or of an action.
    private static bool NamesAction(QuestionUnit verb, Sentence sentence)
    {
        var places = UnitMatcher.Places(verb, sentence).ToList();
        return places.Count == 0 || places.Exists(p => VerbFinder.IsVerb(sentence, p)
            || verb.Stems.Contains(sentence.Tokens[p].Stem)
            || IsNounOfAction(sentence.Tokens[p].Word));
    }

    private static bool IsNounOfAction(string word) =>
        ActionEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal))
        || word is "aim" or "goal" or "purpose" or "deal" or "halt" or "pause" or "strike" or "vote" or "reply";

    private static bool IsAsked(QuestionAnalysis question, Sentence sentence, TokenRange span)
    {
        var told = sentence.Tokens[span.First..span.End].Where(t => !StopWords.All.Contains(t.Word)).ToList();
        return told.Count > 0 && told.TrueForAll(t => question.Sentence.Stems.ContainsKey(t.Stem));
    }

    // "Nelson's letter" is "the letter" once a sentence before told of both.
    private static bool IsOwnerTold(QuestionAnalysis question, int name, Candidate candidate, UnitMatches matches)
    {
        var tokens = question.Sentence.Tokens;
        var range = question.Units[name].Tokens;
        var owned = tokens[range.End - 1].IsPossessive ? name + 1
            : range.First > 0 && tokens[range.First - 1].Word is "of" or "by" or "from" ? name - 1 : -1;
        if (owned < 0 || owned >= question.Units.Count || question.Units[owned] is not { IsName: false, IsVerb: false } thing)
        {
            return false;
        }

        var (score, place) = matches.Find(thing, candidate.Sentence);
        return score >= NamedByPronoun && place > 0 && candidate.Sentence.Tokens[place - 1].Word is "the" or "this" or "that"
            && candidate.Earlier.Any(e => matches.Find(thing, e).Score >= NamedByPronoun && matches.Find(question.Units[name], e).Score >= NamedByPronoun);
    }

    // A pronoun stands for the name nearest before it; of a place or thing, told in one word, nobody says "she".
    private static bool IsNamedLast(QuestionUnit name, Candidate candidate, UnitMatches matches)
    {
        // The names that the lexicon knows are countries, agencies and firms.
        if (candidate.Pronoun is not ("it" or "its" or "they" or "their") && name.Concepts.Any(c => c.IsName))
        {
            return false;
        }

        foreach (var earlier in candidate.Earlier)
        {
            if (matches.Find(name, earlier).Score >= NamedByPronoun)
            {
                return true;
            }

            if (earlier.Names.Any(n => n.EndToken - n.FirstToken > 1))
            {
                return false;
            }
        }

        return false;
    }

    // "Who suspended the walkout?": neither the sentence nor its surroundings tell of a walkout. The last word before a
    // preposition is the thing itself.
    private static bool ObjectIsMissing(QuestionAnalysis question, Candidate candidate, UnitMatches matches) =>
        question.Roles?.Patient is { } patient
        && UnitsOf(question, patient).LastOrDefault() is { Weight: > 0.3, IsName: false } told
        && !question.Sentence.Tokens[told.Tokens.First].Word.EndsWith("ing", StringComparison.Ordinal)
        && IsMissing(told, candidate, matches);

    // "Why did the fishermen sue?": the sentence tells who sues, and it is others.
    private static bool AgentIsMissing(QuestionAnalysis question, Candidate candidate, UnitMatches matches) =>
        question.Roles?.Agent is { } agent
        && candidate.Pronoun is null
        && UnitsOf(question, agent).Where(u => u.Weight > 0.3).ToList() is { Count: > 0 } told
        && told.TrueForAll(u => IsMissing(u, candidate, matches));

    private static bool IsMissing(QuestionUnit unit, Candidate candidate, UnitMatches matches) =>
        matches.Find(unit, candidate.Sentence).Score < 0.5
        && (MatchAround(unit, candidate, matches) < 0.4 || !candidate.Sentence.Tokens.Any(t => t.Word is "it" or "them" or "him" or "her" or "this" or "these"));

    private static IEnumerable<QuestionUnit> UnitsOf(QuestionAnalysis question, TokenRange party)
    {
        var preposition = PrepositionBehind(question.Sentence, party.First);
        return question.Units.Where(u => party.Contains(u.Tokens.First) && u.Tokens.First <= preposition);
    }

    private static int PrepositionBehind(Sentence sentence, int token)
    {
        var at = token + 1;
        while (at < sentence.Tokens.Length && !StopWords.Prepositions.Contains(sentence.Tokens[at].Word))
        {
            at++;
        }

        return at;
    }

    private static bool AsksAboutFuture(QuestionAnalysis question) => question.Kind == QuestionKind.When && question.Sentence.Tokens.Any(t => t.Word is "will" or "shall");

    private static bool IsPast(Sentence sentence, int verb) =>
        (sentence.Tokens[verb].Word.EndsWith("ed", StringComparison.Ordinal) || Stemmer.IsIrregular(sentence.Tokens[verb].Word))
        && (verb == 0 || sentence.Tokens[verb - 1].Word is not ("be" or "to" or "will" or "would"));

    private static bool Supposes(Sentence sentence) => sentence.Tokens.Any(t => t.Word is "if" or "unless" or "until");

    // NASA's letter is not ESA's: another agency in the sentence keeps a name of the neighbourhood out of it.
    private static bool HasRival(QuestionUnit name, Sentence sentence) =>
        name.Concepts.Any(c => c.RelatedTo is not null)
        && sentence.Matches.Exists(m => m.Concept is { IsName: true, RelatedTo: not null } && name.Concepts.All(c => c.Id != m.Concept.Id));

    private static double ExpectedKind(QuestionAnalysis question, Candidate candidate, List<TokenRange> expected)
    {
        if (!ExpectedSpanFinder.Expects(question.Kind))
        {
            return 0.5;
        }

        if (expected.Count > 0)
        {
            return 1;
        }

        // A party may be told by its office, or by a pronoun that the sentence before explains.
        var isToldOtherwise = question.Kind == QuestionKind.Who
            && (ExpectedSpanFinder.HasUnnamedParty(question, candidate.Sentence)
                || (question.Roles is not null && !ExpectedSpanFinder.AsksForIdentity(question) && candidate.OpensWithPronoun && candidate.Previous is { Names.Count: > 0 }));
        return isToldOtherwise ? 0.6 : 0;
    }

    // Asked about last month, a sentence about Tuesday answers nothing; one without a date may.
    private static double Dates(QuestionAnalysis question, Candidate candidate)
    {
        double worst = 1;
        foreach (var date in question.Dates)
        {
            var words = question.Sentence.Tokens[date.First..date.End].Where(t => !StopWords.All.Contains(t.Word)).Select(t => t.Stem).ToList();
            var met = words.All(candidate.Sentence.Stems.ContainsKey) ? 1
                : candidate.Previous is { } previous && words.All(previous.Stems.ContainsKey) ? 0.8
                : DateFinder.FindDates(candidate.Sentence).Count > 0 ? 0 : 0.4;
            worst = Math.Min(worst, met);
        }

        return worst;
    }

    private static double MatchAround(QuestionUnit unit, Candidate candidate, UnitMatches matches)
    {
        var previous = candidate.Previous is null ? 0 : InPrevious * matches.Find(unit, candidate.Previous).Score;
        var title = candidate.Title is null ? 0 : InTitle * matches.Find(unit, candidate.Title).Score;
        var next = candidate.Next is null ? 0 : InNext * matches.Find(unit, candidate.Next).Score;

        // Who is meant may have been said a few sentences ago; what is asked about them, hardly.
        var earlier = unit.IsName && candidate.Earlier.Skip(1).Any(e => matches.Find(unit, e).Score >= 0.85) ? InTitle : 0;
        return Math.Max(Math.Max(previous, earlier), Math.Max(title, next));
    }

    private static double Order(QuestionAnalysis question, int[] places)
    {
        if (places.Length < 2)
        {
            return 0;
        }

        var neighbours = 0;
        for (var i = 1; i < places.Length; i++)
        {
            if (places[i] >= 0 && places[i - 1] >= 0 && places[i] > places[i - 1] && places[i] - places[i - 1] <= question.Units[i - 1].Tokens.Count + 2)
            {
                neighbours++;
            }
        }

        return (double)neighbours / (places.Length - 1);
    }
}
