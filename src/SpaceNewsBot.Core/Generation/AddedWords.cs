using SpaceNewsBot.Core.Claims;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Generation;

/// <summary>
/// Finds what a claim adds to the sentences that it quotes, word by word: a word that none of them says in any form or
/// meaning, "all" where they say it of one, a cause or an order that none of them gives, a denial where none denies. Whoever
/// checks what a person claims may be lenient there; of what a program composes every word comes from its quotes.
/// </summary>
internal static class AddedWords
{
    private const double Said = 0.5;

    // What joins and reports; the checker of claims looks at who speaks.
    private static readonly HashSet<string> Light = Stems("say said tell told state according add speak statement report call mean make take get put go come become way");

    private static readonly HashSet<string> Universal = Words("all every each always everybody everyone everything entire entirely whole any anybody anyone only nobody never both completely");
    private static readonly HashSet<string> Causes = Words("because since due owing thanks therefore thus hence over as so for after following when by reason if until");
    private static readonly HashSet<string> CausesTold = Words("because due owing thanks therefore thus hence");
    private static readonly HashSet<string> Orders = Words("after before then when following once since until later earlier because");
    private static readonly HashSet<string> OrdersTold = Words("after before then later earlier following");
    private static readonly HashSet<string> Denials = Words("no not never none neither nor without cannot nobody nothing yet until denied denies deny denying declined declines decline refused refuses refuse rejected rejects reject failed fails fail although though only");
    private static readonly HashSet<string> Conditions = Words("if until unless whether");
    private static readonly HashSet<string> States = Words("over off out up down on in");
    private static readonly HashSet<string> Pronouns = Words("he she it they");
    private static readonly HashSet<string> One = Words("a an the one its his her their another this");

    /// <summary>The words of the claim that the sentences don't carry, in the claim's order; empty when they carry all.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="quoted">The whole sentences that its quotes stand in.</param>
    /// <param name="around">What stands around those sentences: a common word of theirs may name what a sentence calls "it".</param>
    public static IReadOnlyList<string> Find(string claim, IEnumerable<string> quoted, IEnumerable<string> around)
    {
        var reading = new ClaimReading(claim);
        var sentences = Split(quoted);
        var said = new double[reading.Units.Count];
        foreach (var place in sentences.SelectMany(reading.Match))
        {
            said[place.Unit] = Math.Max(said[place.Unit], place.Score);
        }

        foreach (var place in Split(around).SelectMany(reading.Match).Where(p => reading.Units[p.Unit].Kind == ClaimUnitKind.Word))
        {
            said[place.Unit] = Math.Max(said[place.Unit], place.Score);
        }

        var words = sentences.SelectMany(s => s.Tokens).Select(t => t.Word).ToHashSet(StringComparer.Ordinal);
        var undenied = Undenied(reading, sentences);
        var added = new SortedDictionary<int, string>();
        for (var s = 0; s < reading.Sentences.Count; s++)
        {
            var sentence = reading.Sentences[s];
            for (var i = 0; i < sentence.Tokens.Length; i++)
            {
                var (token, unit) = (sentence.Tokens[i], reading.UnitsOf[s][i]);
                var isUnsaid = unit >= 0 && said[unit] < Said && !Light.Contains(token.Stem) && !(token.Word == "hold" && i > 0 && sentence.Tokens[i - 1].Word == "on");

                // "is over", "has gone out of business"
                var isState = i > 0 && (StopWords.FormsOfBe.Contains(sentence.Tokens[i - 1].Word) || Light.Contains(sentence.Tokens[i - 1].Stem)) && States.Contains(token.Word) && !words.Contains(token.Word);
                if (isUnsaid || isState || undenied.Contains(token.Word) || AddsSmallWord(token.Word, words) || IsPluralOfOne(sentence, i, sentences, words))
                {
                    added.TryAdd(token.Start, sentence.Text[token.Start..token.End]);
                }
            }
        }

        return [.. added.Values];
    }

    /// <summary>Whether a sentence that starts with "she" or "it" may be about nobody whom the claim names.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="sentence">A sentence that is quoted.</param>
    /// <param name="before">What stands before it in its passage.</param>
    public static bool IsAboutAnother(string claim, string sentence, string before)
    {
        if (Split([sentence]) is not [var first, ..] || !Pronouns.Contains(first.Tokens[0].Word))
        {
            return false;
        }

        var names = Split([claim]).SelectMany(s => s.Names.SelectMany(n => s.Tokens[n.FirstToken..n.EndToken])).Where(t => t.IsCapitalized).Select(t => t.Stem).ToList();
        var near = Split([before]).TakeLast(2).Append(first).SelectMany(s => s.Tokens).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        return names.Count > 0 && before.Length > 0 && !near.Overlaps(names);
    }

    private static List<Sentence> Split(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => SentenceSplitter.Split(text).Select(s => new Sentence(text, s))).Where(s => s.Tokens.Length > 0)];

    // "gave no reason", "until the strike is over": a claim that has these words, and no word that denies or doubts.
    private static HashSet<string> Undenied(ClaimReading claim, List<Sentence> sentences)
    {
        var tokens = claim.Sentences.SelectMany(s => s.Tokens).ToList();
        var undenied = new HashSet<string>(StringComparer.Ordinal);
        if (tokens.Exists(t => Denials.Contains(t.Word) || Conditions.Contains(t.Word) || StopWords.Negations.Contains(t.Word)))
        {
            return undenied;
        }

        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Tokens.Length; i++)
            {
                var most = StopWords.Negations.Contains(sentence.Tokens[i].Word) ? 1 : Conditions.Contains(sentence.Tokens[i].Word) ? 2 : 0;
                var clause = Enumerable.Range(i + 1, sentence.Tokens.Length - i - 1).TakeWhile(k => !sentence.Before(k).ContainsAny(Punctuation.Any));
                var next = clause.Select(k => sentence.Tokens[k]).Where(t => !StopWords.All.Contains(t.Word)).Take(most).ToList();
                if (next.Count > 0 && next.TrueForAll(n => !Light.Contains(n.Stem) && tokens.Exists(t => t.Word == n.Word)))
                {
                    undenied.UnionWith(next.Select(n => n.Word));
                }
            }
        }

        return undenied;
    }

    private static bool AddsSmallWord(string word, HashSet<string> quoted) =>
        (Universal.Contains(word) && !quoted.Overlaps(Universal) && !(word == "only" && quoted.Overlaps(Conditions)))
        || (CausesTold.Contains(word) && !quoted.Overlaps(Causes))
        || (OrdersTold.Contains(word) && !quoted.Overlaps(Orders))
        || (StopWords.Negations.Contains(word) && !quoted.Overlaps(StopWords.Negations) && !quoted.Overlaps(Denials));

    // "trucking firms", where the sentences have "the trucking firm" alone.
    private static bool IsPluralOfOne(Sentence claim, int at, List<Sentence> sentences, HashSet<string> quoted)
    {
        var token = claim.Tokens[at];
        if (token.Shape != TokenShape.Lower || token.IsPossessive || token.Word.Length < 4 || !token.Word.EndsWith('s') || quoted.Contains(token.Word) || VerbFinder.IsVerb(claim, at))
        {
            return false;
        }

        string[] singulars = token.Word.EndsWith("ies", StringComparison.Ordinal) ? [token.Word[..^3] + "y"] : [token.Word[..^1], token.Word[..^2]];
        return sentences.Exists(s => Enumerable.Range(0, s.Tokens.Length).Any(i => singulars.Contains(s.Tokens[i].Word) && !VerbFinder.IsVerb(s, i)
            && Enumerable.Range(Math.Max(0, i - 3), Math.Min(3, i)).Any(k => One.Contains(s.Tokens[k].Word) || s.Tokens[k].IsPossessive)));
    }

    private static HashSet<string> Words(string words) => [.. words.Split(' ')];

    private static HashSet<string> Stems(string words) => [.. words.Split(' ').Select(w => new Sentence(w, new TextSpan(0, w.Length)).Tokens[0].Stem)];
}
