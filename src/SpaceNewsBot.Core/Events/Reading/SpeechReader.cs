using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Whose words a sentence gives: which of its verbs say something, who says it, and whose quotation goes on from the sentence before.</summary>
internal sealed class SpeechReader
{
    private readonly Sentence sentence;
    private readonly PartyPhrases phrases;
    private readonly SubjectReader subjects;
    private readonly PronounParties before;
    private readonly Speech? goesOn;
    private readonly List<int> sayings;
    private readonly TokenRange? accordingTo;

    /// <param name="sentence">The sentence.</param>
    /// <param name="phrases">Its parties.</param>
    /// <param name="subjects">Its subjects.</param>
    /// <param name="before">Whom its pronouns stand for.</param>
    /// <param name="goesOn">Whose quotation goes on from the sentence before; null for none.</param>
    public SpeechReader(Sentence sentence, PartyPhrases phrases, SubjectReader subjects, PronounParties before, Speech? goesOn)
    {
        this.sentence = sentence;
        this.phrases = phrases;
        this.subjects = subjects;
        this.before = before;
        this.goesOn = goesOn;
        sayings = [];
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (VerbFinder.IsVerb(sentence, i) && PredicateFinder.IsSaying(sentence, i) && HasClause(i))
            {
                sayings.Add(i);
            }
        }

        accordingTo = sentence.Concepts.GetValueOrDefault(SayerFinder.Saying, []).Select(i => SayerFinder.AccordingTo(sentence, i)).FirstOrDefault(r => r is not null);
    }

    /// <summary>Who is named behind "according to"; null for nobody.</summary>
    public TextSpan? Source => accordingTo is { } source ? phrases.Read(source) : null;

    /// <summary>Whether a verb says that somebody says something, and their words belong to it.</summary>
    public bool Introduces(int verb) => sayings.Contains(verb);

    /// <summary>Whether who says something stands behind the verb: "…", said Mr Spindler.</summary>
    public bool IsInverted(int saying) =>
        saying > 0 && saying + 1 < sentence.Tokens.Length
        && (sentence.Before(saying).ContainsAny('"', '”')
            ? sentence.Tokens[saying + 1].IsCapitalized || sentence.Tokens[saying + 1].Word is "the" or "a" or "an" or "its" or "his" or "her" or "their"
            : sentence.Before(saying).Contains(',') && sentence.Tokens[saying + 1].IsCapitalized && !sentence.Tokens[saying - 1].IsCapitalized);

    /// <summary>Whose words an action stands in; null where the text itself tells it.</summary>
    public Speech? SpeechOf(int action)
    {
        if (sayings.FindLastIndex(i => i < action) is >= 0 and var last)
        {
            var saying = sayings[last];
            if (last > 0 && sentence.Tokens[sayings[last]].Word.EndsWith("ing", StringComparison.Ordinal) && sentence.Before(sayings[last]).Contains(','))
            {
                // "added that they will fail, saying that …"
                saying = sayings[last - 1];
            }

            if (!IsInverted(saying))
            {
                var (who, isPronoun) = SayerOf(saying);
                return who is null ? null : Speech.Of(sentence, sayings[last], who, isPronoun);
            }
        }

        return SpeechBehind(action)
            ?? (accordingTo is not null ? Speech.Of(sentence, -1, Source, isPronoun: false) : goesOn);
    }

    /// <summary>The speech of who is named behind what is said: "…, chief executive Henrik Solvane said".</summary>
    public Speech? SpeechBehind(int action)
    {
        for (var k = sayings.Count - 1; k >= 0 && sayings[k] > action; k--)
        {
            if (IsInverted(sayings[k]))
            {
                var (inverted, _) = SayerOf(sayings[k]);
                return Speech.Of(sentence, sayings[k], inverted, isPronoun: false);
            }

            if (RoleFinder.Find(sentence, sayings[k]) is { Agent: { } agent, IsPassive: false } roles
                && agent.First > action && agent.End <= sayings[k]
                && sentence.Before(agent.First).ContainsAny(',', '”', '"')
                && (roles.AgentIsPronoun || sentence.Names.Exists(n => agent.Contains(n.FirstToken))))
            {
                var (who, isPronoun) = SayerOf(sayings[k]);
                return Speech.Of(sentence, sayings[k], who, isPronoun);
            }
        }

        return null;
    }

    /// <summary>Whose quotation the sentence leaves open; null for nobody's.</summary>
    public Speech? Unclosed()
    {
        var text = sentence.Text.AsSpan(sentence.Span.Start, sentence.Span.Length);
        var open = text.Count('“') + text.Count('"') % 2 - text.Count('”') + (goesOn is null ? 0 : 1);
        return open is 0 or 2 ? null : (SpeechOf(sentence.Tokens.Length) ?? goesOn) is { } speech ? speech with { Verb = -1 } : null;
    }

    // Whether a clause of somebody's words belongs to a verb of saying, before it or behind it.
    private bool HasClause(int head)
    {
        var tokens = sentence.Tokens;
        for (var i = head + 1; i < tokens.Length; i++)
        {
            if (sentence.Before(i).ContainsAny(Punctuation.Strong) || tokens[i].Word == "that" || (StopWords.Auxiliaries.Contains(tokens[i].Word) && tokens[i - 1].Word is not ("who" or "which" or "that")))
            {
                return true;
            }

            if (sentence.Before(i).Contains(',') || tokens[i].Word is "and" or "but" or "because" or "after" or "who" or "which" or "when" or "while" or "of" or "with" || !SayerFinder.IsSaying(sentence, head) || tokens[head].Stem is "write" or "post")
            {
                // "responded with a letter signed by …"
                break;
            }

            // "said the port closed on Friday"
            if (VerbFinder.IsVerb(sentence, i) && tokens[i - 1].Word != "to" && !tokens[i].Word.EndsWith("ing", StringComparison.Ordinal) && i > head + 1)
            {
                return true;
            }
        }

        if (IsInverted(head))
        {
            return true;
        }

        // "…, he said"
        var roles = RoleFinder.Find(sentence, head);
        return roles.Agent is { } agent && agent.First > 0 && sentence.Before(agent.First).ContainsAny(Punctuation.Any) && VerbFinder.LastBefore(sentence, agent.First) >= 0;
    }

    // Who says what a verb introduces.
    private (TextSpan? Who, bool IsPronoun) SayerOf(int saying)
    {
        var tokens = sentence.Tokens;
        if (IsInverted(saying))
        {
            var end = saying + 2;
            while (end < tokens.Length && !sentence.Before(end).ContainsAny(Punctuation.Any) && !(StopWords.Prepositions.Contains(tokens[end].Word) && tokens[end].Word != "of") && !sentence.Dates.Any(d => d.First == end))
            {
                end++;
            }

            return (phrases.Read(new TokenRange(saying + 1, end)), false);
        }

        var roles = RoleFinder.Find(sentence, saying);
        if (roles.Agent is not { } agent || roles.IsPassive)
        {
            return (null, false);
        }

        var at = saying - 1;
        while (at > 0 && (StopWords.Auxiliaries.Contains(tokens[at].Word) || tokens[at].Word is "also" or "further" or "later" or "then" || tokens[at].Word.EndsWith("ly", StringComparison.Ordinal)))
        {
            at--;
        }

        // "While the economy is growing, he warned": no economy is a man.
        return at >= 0 && tokens[at].Word is "he" or "she" && !sentence.Names.Exists(n => agent.Contains(n.FirstToken)) ? (before.Person, true)
            : (subjects.PartyOf(phrases.Widen(agent), roles.AgentIsPronoun, null), roles.AgentIsPronoun);
    }
}
