namespace SpaceNewsBot.Core.Language;

/// <summary>A sentence with its tokens, names, and what its words mean. Offsets count in the text that holds it.</summary>
internal sealed class Sentence
{
    private Dictionary<string, List<int>>? stems;
    private Dictionary<int, List<int>>? concepts;
    private IReadOnlyList<TokenRange>? dates;
    private int[]? lastVerbs;
    private int[]? objectEnds;
    private Roles?[]? roles;
    private int[]? nameStarts;

    public Sentence(string text, TextSpan span)
    {
        Text = text;
        Span = span;
        var tokens = Tokenizer.Tokenize(text.AsSpan(span.Start, span.Length));
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = tokens[i] with { Start = tokens[i].Start + span.Start, End = tokens[i].End + span.Start };
        }

        Tokens = tokens;
        Matches = Lexicon.Find(tokens);
        Names = NameFinder.Find(text, tokens);
    }

    /// <summary>The whole text that the sentence stands in.</summary>
    public string Text { get; }

    public TextSpan Span { get; }

    public Token[] Tokens { get; }

    public List<LexiconMatch> Matches { get; }

    public List<NameSpan> Names { get; }

    /// <summary>Where each stem stands, as token indices.</summary>
    public Dictionary<string, List<int>> Stems => stems ??= Group(Tokens.Select((t, i) => (t.Stem, i)));

    /// <summary>Where each concept stands, as indices of the first token.</summary>
    public Dictionary<int, List<int>> Concepts => concepts ??= Group(Matches.Select(m => (m.Concept.Id, m.FirstToken)));

    /// <summary>For each token the first token of the name that it belongs to; −1 for none.</summary>
    public int[] NameStarts => nameStarts ??= FindNameStarts();

    /// <summary>The points in time that it names.</summary>
    public IReadOnlyList<TokenRange> Dates => dates ??= DateFinder.FindDates(this);

    /// <summary>What <see cref="VerbFinder"/> found, by token.</summary>
    public int[] LastVerbs => lastVerbs ??= VerbFinder.FindAll(this);

    /// <summary>Where an object that starts at a token ends, as <see cref="RoleFinder"/> tells.</summary>
    public int[] ObjectEnds => objectEnds ??= RoleFinder.FindObjectEnds(this);

    /// <summary>What <see cref="RoleFinder"/> found so far, by verb; null for a verb that nobody asked about yet.</summary>
    public Roles?[] KnownRoles => roles ??= new Roles?[Tokens.Length];

    /// <summary>What stands between the end of one token and the start of the next, or of the sentence.</summary>
    public ReadOnlySpan<char> Before(int token) => token == 0
        ? Text.AsSpan(Span.Start, Tokens[0].Start - Span.Start)
        : Text.AsSpan(Tokens[token - 1].End, Tokens[token].Start - Tokens[token - 1].End);

    /// <summary>The text of a run of tokens, from the first character to the last.</summary>
    public string TextOf(int firstToken, int endToken) => Text[Tokens[firstToken].Start..Tokens[endToken - 1].End];

    private int[] FindNameStarts()
    {
        var starts = new int[Tokens.Length];
        Array.Fill(starts, -1);
        foreach (var name in Names)
        {
            starts.AsSpan(name.FirstToken, name.TokenCount).Fill(name.FirstToken);
        }

        return starts;
    }

    private static Dictionary<TKey, List<int>> Group<TKey>(IEnumerable<(TKey Key, int Index)> pairs)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, List<int>>();
        foreach (var (key, index) in pairs)
        {
            if (!groups.TryGetValue(key, out var list))
            {
                groups[key] = list = [];
            }

            list.Add(index);
        }

        return groups;
    }
}
