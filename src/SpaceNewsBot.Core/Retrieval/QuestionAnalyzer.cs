using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>Reads a question: what it asks for, of whom, and which words an answer has to meet.</summary>
internal static class QuestionAnalyzer
{
    // Words that say which kind of thing is asked for, not which thing.
    private static readonly FrozenDictionary<string, QuestionKind> AskedNouns = new Dictionary<string, QuestionKind>(StringComparer.Ordinal)
    {
        ["person"] = QuestionKind.Who,
        ["man"] = QuestionKind.Who,
        ["woman"] = QuestionKind.Who,
        ["people"] = QuestionKind.Who,
        ["organisation"] = QuestionKind.Who,
        ["organization"] = QuestionKind.Who,
        ["company"] = QuestionKind.Who,
        ["companies"] = QuestionKind.Who,
        ["agency"] = QuestionKind.Who,
        ["agencies"] = QuestionKind.Who,
        ["firm"] = QuestionKind.Who,
        ["party"] = QuestionKind.Who,
        ["name"] = QuestionKind.Who,
        ["names"] = QuestionKind.Who,
        ["country"] = QuestionKind.Where,
        ["countries"] = QuestionKind.Where,
        ["city"] = QuestionKind.Where,
        ["place"] = QuestionKind.Where,
        ["location"] = QuestionKind.Where,
        ["town"] = QuestionKind.Where,
        ["state"] = QuestionKind.Where,
        ["day"] = QuestionKind.When,
        ["date"] = QuestionKind.When,
        ["year"] = QuestionKind.When,
        ["month"] = QuestionKind.When,
        ["time"] = QuestionKind.When,
        ["century"] = QuestionKind.When,
        ["weekday"] = QuestionKind.When,
        ["reason"] = QuestionKind.Why,
        ["reasons"] = QuestionKind.Why,
        ["motive"] = QuestionKind.Why,
        ["cause"] = QuestionKind.Why,
        ["condition"] = QuestionKind.Why,
        ["conditions"] = QuestionKind.Why,
        ["circumstances"] = QuestionKind.Why,
        ["number"] = QuestionKind.HowMany,
        ["amount"] = QuestionKind.HowMany,
        ["percentage"] = QuestionKind.HowMany,
        ["population"] = QuestionKind.HowMany,
        ["price"] = QuestionKind.HowMany,
        ["cost"] = QuestionKind.HowMany,
        ["distance"] = QuestionKind.HowMany,
        ["way"] = QuestionKind.How,
        ["method"] = QuestionKind.How,
        ["means"] = QuestionKind.How,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Words about the telling, not the told; an answer need not repeat them.
    private static readonly FrozenSet<string> Weak = Set(
        "article story text source sources piece news report according mention mentioned say says said state stated happen happened happens occur occurred take took place "
        + "get got make made give given go went come came thing things kind type sort name names named called exactly actually really currently "
        + "part example main reason reasons way fact detail details information year day date time month person people number amount "
        + "do does did involve involved affect affected impact impacted hit set cause caused mean last keep hold stand overall conclusion relate related regard regarding concern concerning about anything something everything anyone someone else ever");

    private static readonly FrozenSet<string> SourceWords = Set("article story text piece report source page");

    private static readonly FrozenSet<string> AuthorWords = Set("wrote write written author authors authored byline journalist reporter writer");

    private static readonly int Saying = Lexicon.ConceptOf("announce");

    public static QuestionAnalysis Analyze(string question)
    {
        var sentence = new Sentence(question, new TextSpan(0, question.Length));
        var tokens = sentence.Tokens;
        var wh = FindQuestionWord(tokens);
        var opening = OpeningOf(sentence);
        var (kind, asked) = KindOf(sentence, wh, opening);
        var roles = Embedded(sentence, FindRoles(sentence, wh, opening, asked, kind));
        return new QuestionAnalysis(
            sentence,
            kind,
            AlsoAsked(tokens, wh),
            Units(sentence, asked, roles, kind),
            roles,
            asked.Count > 0 ? tokens[asked.End - 1].Stem : null,
            roles is not null && VerbFinder.IsNegated(sentence, roles.Verb),
            DateFinder.FindDates(sentence));
    }

    private static int FindQuestionWord(Token[] tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (IsQuestionWord(tokens[i].Word) && (i == 0 || tokens[i].Shape != TokenShape.AllCapitals))
            {
                return i;
            }
        }

        return -1;
    }

    // "According to the letter, do …": the question begins behind the comma.
    private static int OpeningOf(Sentence sentence)
    {
        if (sentence.Tokens.Length > 0 && sentence.Tokens[0].Word is "according" or "in" or "so" or "ok" or "hey" or "hi" or "and" or "but" or "well")
        {
            for (var i = 1; i < Math.Min(10, sentence.Tokens.Length); i++)
            {
                if (sentence.Before(i).Contains(',') || (i == 1 && StopWords.Auxiliaries.Contains(sentence.Tokens[i].Word)))
                {
                    return i;
                }
            }
        }

        return 0;
    }

    private static bool IsQuestionWord(string word) =>
        word is "who" or "whom" or "whose" or "what" or "which" or "where" or "when" or "why" or "how" or "who's" or "what's" or "where's" or "when's";

    private static List<QuestionKind> AlsoAsked(Token[] tokens, int wh)
    {
        var also = new List<QuestionKind>();
        for (var i = wh + 1; wh >= 0 && i < tokens.Length; i++)
        {
            QuestionKind? kind = tokens[i].Word switch
            {
                "why" => QuestionKind.Why,
                "when" => QuestionKind.When,
                "where" => QuestionKind.Where,
                _ => null,
            };

            // Only where it is coordinated ("and why"); elsewhere it opens a clause of the question.
            if (kind is { } asked && (tokens[i - 1].Word is "and" or "or" || i == tokens.Length - 1) && !also.Contains(asked))
            {
                also.Add(asked);
            }
        }

        return also;
    }

    private static (QuestionKind Kind, TokenRange Asked) KindOf(Sentence sentence, int wh, int opening)
    {
        var tokens = sentence.Tokens;
        var none = new TokenRange(0, 0);
        if (tokens.Length == 0)
        {
            return (QuestionKind.What, none);
        }

        if (IsOverview(sentence, wh))
        {
            return (QuestionKind.Overview, none);
        }

        if (IsAboutSource(tokens))
        {
            return (QuestionKind.AboutSource, none);
        }

        if (wh < 0)
        {
            return StopWords.Auxiliaries.Contains(tokens[opening].Word) ? (QuestionKind.YesNo, none) : (QuestionKind.What, none);
        }

        if (StopWords.Auxiliaries.Contains(tokens[opening].Word) && wh > opening + 1 && tokens[opening].Word is not "can" and not "could")
        {
            return (QuestionKind.YesNo, none);
        }

        var next = wh + 1 < tokens.Length ? tokens[wh + 1].Word : "";
        switch (tokens[wh].Word)
        {
            case "who" or "who's" when AsksWhatSomebodyIs(sentence, wh):
                return (QuestionKind.What, none);
            case "who" or "whom" or "whose" or "who's":
                return (QuestionKind.Who, none);
            case "when" or "when's":
                return (wh > 0 && tokens[wh - 1].Word is "until" or "till" ? QuestionKind.HowLong : QuestionKind.When, none);
            case "where" or "where's":
                return (QuestionKind.Where, none);
            case "why":
                return (QuestionKind.Why, none);
            case "how":
                return next switch
                {
                    "much" when NounPhrase(tokens, wh + 2).Count == 0 => (QuestionKind.HowMany, new TokenRange(wh + 1, wh + 2)),
                    "many" or "much" => (QuestionKind.HowMany, NounPhrase(tokens, wh + 2)),
                    "long" => (QuestionKind.HowLong, new TokenRange(wh + 1, wh + 2)),
                    "old" or "tall" or "big" or "large" or "far" or "high" or "deep" or "fast" or "heavy" or "often" or "expensive" or "wide" => (QuestionKind.HowMany, new TokenRange(wh + 1, wh + 2)),
                    "come" => (QuestionKind.Why, new TokenRange(wh + 1, wh + 2)),
                    _ => (QuestionKind.How, none),
                };
            default:
                return WhatKind(sentence, wh, next);
        }
    }

    // "Who is Bill Nelson?" names him and asks what he is.
    private static bool AsksWhatSomebodyIs(Sentence sentence, int wh)
    {
        var rest = sentence.Tokens.Skip(wh + 1).SkipWhile(t => StopWords.FormsOfBe.Contains(t.Word)).ToList();
        return rest.Count is > 0 and <= 4 && (sentence.Tokens[wh].Word == "who's" || rest.Count < sentence.Tokens.Length - wh - 1)
            && rest.TrueForAll(t => !StopWords.All.Contains(t.Word)) && NameFinder.LooksLikeName(rest[^1]);
    }

    private static (QuestionKind Kind, TokenRange Asked) WhatKind(Sentence sentence, int wh, string next)
    {
        var tokens = sentence.Tokens;
        if (next is "caused" or "causes" or "prompted" or "triggered")
        {
            return (QuestionKind.Why, new TokenRange(wh + 1, wh + 2));
        }

        if (tokens[^1].Word is "called" or "named" && StopWords.FormsOfBe.Contains(next))
        {
            // "What are the cosmonauts called?"
            return (QuestionKind.Who, new TokenRange(tokens.Length - 1, tokens.Length));
        }

        if (next is "happened" or "happens" or "about")
        {
            return (QuestionKind.What, new TokenRange(0, 0));
        }

        // "what is the reason for", "what was the name of", "which company", "on what day", "under what condition".
        var noun = wh + 1;
        var viaBe = noun < tokens.Length && StopWords.FormsOfBe.Contains(tokens[noun].Word);
        if (viaBe || tokens[wh].Word == "what's")
        {
            noun += viaBe ? 1 : 0;
            while (noun < tokens.Length && (StopWords.Determiners.Contains(tokens[noun].Word) || tokens[noun].Word is "main" or "stated" or "given" or "exact"))
            {
                noun++;
            }
        }

        for (var i = noun; i < Math.Min(noun + 3, tokens.Length); i++)
        {
            if (AskedNouns.TryGetValue(tokens[i].Word, out var kind) && (i > noun || !viaBe || i + 1 >= tokens.Length || tokens[i + 1].Word is "of" or "for" or "that" or "behind" or "why" or "when" or "did" or "under" or "on" or "given" or "in"))
            {
                return (kind, new TokenRange(i, i + 1));
            }

            if (StopWords.All.Contains(tokens[i].Word) || VerbFinder.IsVerb(sentence, i))
            {
                break;
            }
        }

        return (QuestionKind.What, viaBe || noun >= tokens.Length || StopWords.All.Contains(tokens[noun].Word) || (VerbFinder.IsVerb(sentence, noun) && !IsBeforeAuxiliary(tokens, noun)) ? new TokenRange(0, 0) : NounPhrase(tokens, noun));
    }

    // "Which crossing has …": a word between "which" and an auxiliary is a noun, however it ends.
    private static bool IsBeforeAuxiliary(Token[] tokens, int i) => i + 1 < tokens.Length && StopWords.Auxiliaries.Contains(tokens[i + 1].Word);

    private static TokenRange NounPhrase(Token[] tokens, int first)
    {
        var end = first;
        while (end < tokens.Length && !StopWords.All.Contains(tokens[end].Word) && end - first < 3 && (end == first || (Vocabulary.VerbShare(tokens[end].Stem) < 0.6 && !tokens[end].Word.EndsWith("ed", StringComparison.Ordinal))))
        {
            end++;
        }

        return new TokenRange(first, end);
    }

    // "Who suspended what, and why?", "what happened?", "give me an overview", "summarise the story", "list the suspensions".
    private static bool IsOverview(Sentence sentence, int wh)
    {
        var tokens = sentence.Tokens;
        var words = tokens.Select(t => t.Word).ToHashSet(StringComparer.Ordinal);
        var content = tokens.Count(t => !StopWords.All.Contains(t.Word) && !Weak.Contains(t.Word));
        if (words.Overlaps(["overview", "summary", "summarise", "summarize", "recap", "gist", "tldr"]) && content <= 3)
        {
            return true;
        }

        if (wh >= 0 && tokens[wh].Word == "what" && content == 0 && (words.Contains("happened") || words.Contains("about") || words.Contains("say") || words.Contains("going")) && tokens.Length <= 7)
        {
            return true;
        }

        var whos = tokens.Count(t => t.Word is "who" or "which");
        var whats = tokens.Skip(Math.Max(wh, 0) + 1).Count(t => t.Word is "what" or "whom");
        if (whos > 0 && whats > 0 && !sentence.Names.Exists(n => n.FirstToken > 0))
        {
            return true;
        }

        var asksForAll = words.Overlaps(["list", "all", "every", "everything"]) || (tokens.Length > 0 && tokens[0].Word is "list" or "name" or "which" or "what");
        var suspensions = tokens.Any(t => t.Stem is "suspens" or "cancel" && t.Word.EndsWith('s') || t.Word is "suspensions" or "cancellations" or "suspended" or "cancelled" or "canceled" or "paused" or "halted" or "stopped");
        var named = sentence.Matches.Exists(m => m.Concept.IsName) || sentence.Names.Count > 0;
        return asksForAll && suspensions && !named && content <= 2;
    }

    private static bool IsAboutSource(Token[] tokens)
    {
        var words = tokens.Select(t => t.Word).ToHashSet(StringComparer.Ordinal);
        var aboutSource = words.Overlaps(SourceWords);
        if (tokens.Length <= 4 && words.Overlaps(["author", "byline", "headline", "publisher"]) && tokens.Count(t => !StopWords.All.Contains(t.Word)) == 1)
        {
            return true;
        }

        if (words.Overlaps(AuthorWords) && (aboutSource || words.Contains("this")))
        {
            return true;
        }

        return aboutSource
            && (words.Overlaps(["title", "headline", "titled", "publisher", "published", "publish", "outlet", "publication", "byline", "url", "address", "link", "called"]))
            && tokens.Count(t => !StopWords.All.Contains(t.Word) && !Weak.Contains(t.Word)) <= 3;
    }

    private static Roles? FindRoles(Sentence sentence, int wh, int opening, TokenRange asked, QuestionKind kind)
    {
        var tokens = sentence.Tokens;
        var from = wh >= 0 ? Math.Max(wh + 1, asked.End) : opening;
        var auxiliary = -1;
        for (var i = from; i < Math.Min(from + 4, tokens.Length); i++)
        {
            if (StopWords.Auxiliaries.Contains(tokens[i].Word))
            {
                auxiliary = i;
                break;
            }

            if (VerbFinder.IsVerb(sentence, i))
            {
                break;
            }
        }

        if (auxiliary < 0)
        {
            // "Who suspended the mission", "which company cancelled it": the asked-for does it.
            for (var i = from; i < tokens.Length; i++)
            {
                if (IsQuestionVerb(tokens, i, from) || (i == from && kind == QuestionKind.Who && asked.Count == 0 && tokens[i].Shape == TokenShape.Lower && !StopWords.All.Contains(tokens[i].Word)))
                {
                    // "Who at NASA sent the letter": whoever it is belongs to NASA.
                    return new Roles(i, i > from && StopWords.Prepositions.Contains(tokens[from].Word) ? new TokenRange(from + 1, i) : null, Rest(tokens, i + 1), AgentIsPronoun: false, IsPassive: false);
                }
            }

            return null;
        }

        var be = StopWords.FormsOfBe.Contains(tokens[auxiliary].Word);
        var subject = auxiliary + 1;
        if (be && wh >= 0 && subject + 1 < tokens.Length && tokens[subject].Word is "to" or "going")
        {
            // "Who is to launch the satellites?", "who is going to pay?"
            var verb = tokens[subject].Word == "going" && tokens[subject + 1].Word == "to" ? subject + 2 : subject + 1;
            return verb < tokens.Length ? new Roles(verb, null, Rest(tokens, verb + 1), AgentIsPronoun: false, IsPassive: false) : null;
        }

        for (var i = subject; i < tokens.Length; i++)
        {
            var hasSubject = i > subject;
            if (!hasSubject && wh >= 0 && auxiliary <= asked.End + 1 && kind is not (QuestionKind.When or QuestionKind.Where or QuestionKind.Why or QuestionKind.How or QuestionKind.HowLong) && IsQuestionVerb(tokens, i, subject))
            {
                // "Who was arrested", "what has been suspended": the asked-for is the subject.
                return be || tokens[i].Word is "been"
                    ? new Roles(i, By(tokens, i), null, AgentIsPronoun: false, IsPassive: true)
                    : new Roles(i, null, Rest(tokens, i + 1), AgentIsPronoun: false, IsPassive: false);
            }

            if (hasSubject && IsQuestionVerb(tokens, i, subject) && !(be && tokens[i - 1].Word != "to" && !EndsLikeParticiple(tokens[i].Word)))
            {
                var subjectRange = new TokenRange(subject, tokens[i - 1].Word is "been" or "being" or "be" && i - 1 > subject ? i - 1 : i);
                var passive = be && tokens[i - 1].Word != "to" && !tokens[i].Word.EndsWith("ing", StringComparison.Ordinal);
                passive |= i > subject && tokens[i - 1].Word is "been" or "be";
                return passive
                    ? new Roles(i, By(tokens, i), subjectRange, AgentIsPronoun: false, IsPassive: true)
                    : new Roles(i, subjectRange, Rest(tokens, i + 1), AgentIsPronoun: false, IsPassive: false);
            }
        }

        return be ? PossessedAction(tokens, subject) : LikeliestVerb(tokens, subject);
    }

    // "What was ESA's response to the demand?": a party's action, named by a noun.
    private static Roles? PossessedAction(Token[] tokens, int from)
    {
        for (var i = from; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].IsPossessive && tokens[i].IsCapitalized && tokens[i + 1].Stem is "respons" or "repli" or "answer" or "reaction" or "demand" or "request" or "offer" or "decis" or "statement" or "comment" or "apolog" or "promis" or "warn" or "threat")
            {
                return new Roles(i + 1, new TokenRange(from, i + 1), Rest(tokens, i + 2), AgentIsPronoun: false, IsPassive: false);
            }
        }

        return null;
    }

    // "What did the museum demand": no word is sure to be the verb, but one has to be.
    private static Roles? LikeliestVerb(Token[] tokens, int subject)
    {
        var best = -1;
        for (var i = subject + 1; i < tokens.Length; i++)
        {
            if (tokens[i].Shape == TokenShape.Lower && !StopWords.All.Contains(tokens[i].Word) && !StopWords.Determiners.Contains(tokens[i - 1].Word)
                && (best < 0 || Vocabulary.VerbShare(tokens[i].Stem) > Vocabulary.VerbShare(tokens[best].Stem)))
            {
                best = i;
            }
        }

        return best < 0 ? null : new Roles(best, new TokenRange(subject, best), Rest(tokens, best + 1), AgentIsPronoun: false, IsPassive: false);
    }

    // "What did Rogozin say the sanctions were meant to do?" is about the sanctions, in his words.
    private static Roles? Embedded(Sentence sentence, Roles? roles)
    {
        if (roles is not { Patient: { } said, IsPassive: false } || !sentence.Concepts.TryGetValue(Saying, out var places) || !places.Contains(roles.Verb))
        {
            return roles;
        }

        for (var i = said.First + 1; i < said.End; i++)
        {
            if (StopWords.Auxiliaries.Contains(sentence.Tokens[i].Word) && i > said.First)
            {
                var verb = i + 1;
                while (verb < said.End && !IsQuestionVerb(sentence.Tokens, verb, i))
                {
                    verb++;
                }

                return verb < said.End ? new Roles(verb, new TokenRange(said.First, i), Rest(sentence.Tokens, verb + 1), AgentIsPronoun: false, IsPassive: false) : roles;
            }
        }

        return roles;
    }

    private static bool EndsLikeParticiple(string word) =>
        word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("en", StringComparison.Ordinal)
        || word is "sent" or "made" or "held" or "put" or "cut" or "built" or "sold" or "left" or "found" or "told" or "lost" or "paid" or "meant" or "hit" or "set" or "won" or "bought" or "brought" or "done" or "shut";

    private static bool IsQuestionVerb(Token[] tokens, int i, int subjectStart)
    {
        var token = tokens[i];
        if (StopWords.All.Contains(token.Word) || token.Shape != TokenShape.Lower)
        {
            return false;
        }

        var previous = i > 0 ? tokens[i - 1] : default;
        if (i > subjectStart && (StopWords.Determiners.Contains(previous.Word) || previous.IsPossessive || previous.Word is "of" or "in" or "on" or "for" or "with" or "between"))
        {
            return false;
        }

        var share = Vocabulary.VerbShare(token.Stem);

        // Behind a name that acts, any plain word is what it does.
        if (i > subjectStart && previous.IsCapitalized && share >= 0.1)
        {
            return true;
        }

        // Behind a noun or name, the likelier of this word and the next is the verb.
        var nextIsBetter = i + 1 < tokens.Length && !StopWords.All.Contains(tokens[i + 1].Word) && tokens[i + 1].Shape == TokenShape.Lower
            && Vocabulary.VerbShare(tokens[i + 1].Stem) > Math.Max(share, 0.5) && !tokens[i + 1].Word.EndsWith("ing", StringComparison.Ordinal);
        return !nextIsBetter && share >= 0.4;
    }

    private static TokenRange? By(Token[] tokens, int verb)
    {
        for (var i = verb + 1; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Word == "by")
            {
                return new TokenRange(i + 1, tokens.Length);
            }
        }

        return null;
    }

    private static TokenRange? Rest(Token[] tokens, int from) => from < tokens.Length ? new TokenRange(from, tokens.Length) : null;

    private static List<QuestionUnit> Units(Sentence sentence, TokenRange asked, Roles? roles, QuestionKind kind)
    {
        var tokens = sentence.Tokens;
        var taken = new bool[tokens.Length];
        var units = new List<QuestionUnit>();

        // Longest names of the lexicon first, then phrases, then names by their look, then words.
        foreach (var match in sentence.Matches.Where(m => m.Concept.IsName).OrderByDescending(m => m.TokenCount).ThenBy(m => m.FirstToken))
        {
            AddUnit(new TokenRange(match.FirstToken, match.FirstToken + match.TokenCount), isName: true);
        }

        foreach (var match in sentence.Matches.Where(m => !m.Concept.IsName && m.TokenCount > 1).OrderByDescending(m => m.TokenCount).ThenBy(m => m.FirstToken))
        {
            AddUnit(new TokenRange(match.FirstToken, match.FirstToken + match.TokenCount), isName: false);
        }

        foreach (var name in sentence.Names)
        {
            // "Which", "Did" and the like open the question with a capital; the finder leaves them out.
            AddUnit(new TokenRange(name.FirstToken, name.EndToken), isName: true);
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            if (!StopWords.All.Contains(tokens[i].Word) || (kind == QuestionKind.YesNo && tokens[i].Word is "only" or "alone"))
            {
                AddUnit(new TokenRange(i, i + 1), IsNameWord(tokens[i], isFirst: i == 0));
            }
        }

        units.Sort((a, b) => a.Tokens.First.CompareTo(b.Tokens.First));
        return units;

        void AddUnit(TokenRange range, bool isName)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (taken[i])
                {
                    return;
                }
            }

            taken.AsSpan(range.First, range.Count).Fill(true);
            var stems = tokens[range.First..range.End].Where(t => !StopWords.All.Contains(t.Word) || range.Count == 1).Select(t => t.Stem).ToArray();
            var concepts = sentence.Matches.Where(m => m.FirstToken == range.First && m.TokenCount == range.Count).Select(m => m.Concept).ToArray();
            if (kind == QuestionKind.Who && tokens[range.First].Stem is "run" or "lead" or "head" or "chair" or "direct")
            {
                // "Who runs the museum?" asks for its head.
                concepts = [.. concepts, Lexicon.Get(Lexicon.ConceptOf("chairman"))];
            }
            else if (kind == QuestionKind.What && tokens[range.First].Word is "job" or "position" or "occupation" or "role" or "post" or "office" && sentence.Names.Count > 0)
            {
                // "What is Rogozin's job?" asks for the office that he holds.
                concepts = [.. concepts, Lexicon.Get(Lexicon.ConceptOf("chairman"))];
            }
            var first = tokens[range.First];
            var isVerb = roles is not null && range.Contains(roles.Verb);
            var isNumber = first.Shape == TokenShape.Number;
            units.Add(new QuestionUnit(range, stems, concepts, isName, isNumber, isVerb, Weight(range, stems, isName)));
        }

        double Weight(TokenRange range, string[] stems, bool isName)
        {
            var rarity = stems.Length == 0 ? 0 : stems.Max(Vocabulary.Rarity);
            if (range.Count == 1 && !isName && Weak.Contains(tokens[range.First].Word))
            {
                return rarity * 0.25;
            }

            // The noun that says what kind of thing is asked for is met by that kind, not by the word.
            if (asked.Contains(range.First) && kind is not (QuestionKind.HowMany or QuestionKind.What))
            {
                return rarity * 0.25;
            }

            return isName ? Math.Max(rarity, 0.6) : rarity;
        }
    }

    // Users don't mind capitals: a word that is always a name elsewhere, or that was never seen, is one here.
    private static bool IsNameWord(Token token, bool isFirst) =>
        NameFinder.LooksLikeName(token) && ((token.IsCapitalized && !isFirst) || Vocabulary.CapitalShare(token.Stem) >= 0.95);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
