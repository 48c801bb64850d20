using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>The sentences of an article's headline, description and opening, and how often their words stand in it.</summary>
internal sealed class ArticleReading
{
    // An article tells early what it is about; a text of megabytes costs no more than this.
    private const int MostCharacters = 12_000;
    private const int MostOfDescription = 3_000;
    private const int MostOfTitle = 1_000;

    private static readonly string[] TitleBreaks = [": ", " - ", " -- ", " – ", " — ", " | ", "; "];

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> titleStems = new(StringComparer.Ordinal);

    /// <param name="article">What to read.</param>
    public ArticleReading(MainEventArticle article)
    {
        Article = article;
        var title = OrdinaryCapitals.Of(Opening(article.Title, MostOfTitle), isTitle: true);
        var segments = Segments(title).Select(s => new Sentence(title, s)).Where(s => s.Tokens.Length > 0).ToList();
        titleStems.UnionWith(segments.SelectMany(s => ContentStems(s, new TokenRange(0, s.Tokens.Length))));
        if (segments.Count > 1 && segments.Exists(s => !IsQuotation(s)))
        {
            // What somebody said stands before what the headline says.
            segments.RemoveAll(IsQuotation);
        }

        Title = [.. segments.Select((s, i) => new ReadSentence(MainEventField.Title, i, s, 1))];
        Description = Read(MainEventField.Description, article.Description, MostOfDescription);
        Text = Read(MainEventField.Text, article.Text, MostCharacters);
        foreach (var stem in All.SelectMany(s => s.Tokens.Select(t => t.Stem)))
        {
            counts[stem] = counts.GetValueOrDefault(stem) + 1;
        }
    }

    /// <summary>The article itself.</summary>
    public MainEventArticle Article { get; }

    /// <summary>The parts of the headline, cut at colons, dashes and quotations.</summary>
    public IReadOnlyList<ReadSentence> Title { get; }

    /// <summary>The sentences of the description.</summary>
    public IReadOnlyList<ReadSentence> Description { get; }

    /// <summary>The sentences of the opening of the text.</summary>
    public IReadOnlyList<ReadSentence> Text { get; }

    /// <summary>All of them.</summary>
    public IEnumerable<ReadSentence> All => Title.Concat(Description).Concat(Text);

    /// <summary>The headline, and so many sentences of the description and of the text.</summary>
    public IEnumerable<ReadSentence> Opening(int sentences) => Title.Concat(Description.Take(sentences)).Concat(Text.Take(sentences));

    /// <summary>How often a stem stands in what was read.</summary>
    public int Count(string stem) => counts.GetValueOrDefault(stem);

    /// <summary>Whether the headline has a stem.</summary>
    public bool IsInTitle(string stem) => titleStems.Contains(stem);

    /// <summary>The stems of a range that carry content.</summary>
    public static IEnumerable<string> ContentStems(Sentence sentence, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (!StopWords.All.Contains(sentence.Tokens[i].Word))
            {
                yield return sentence.Tokens[i].Stem;
            }
        }
    }

    private static bool IsQuotation(Sentence segment) => segment.Text[segment.Span.Start] is '\'' or '‘' or '"' or '“';

    private List<ReadSentence> Read(MainEventField field, string text, int limit)
    {
        var opening = OrdinaryCapitals.Of(InlineFurniture.Blank(Opening(text, limit)), isTitle: false);
        var read = new List<ReadSentence>();
        foreach (var span in SentenceSplitter.Split(opening))
        {
            var sentence = new Sentence(opening, span);
            if (sentence.Tokens.Length > 0)
            {
                var repeated = ContentStems(sentence, new TokenRange(0, sentence.Tokens.Length)).Where(titleStems.Contains).Distinct(StringComparer.Ordinal).Count();
                read.Add(new ReadSentence(field, read.Count, sentence, titleStems.Count == 0 ? 0 : (double)repeated / titleStems.Count));
            }
        }

        return read;
    }

    private static string Opening(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', limit, limit / 2);
        return text[..(end > 0 ? end : char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
    }

    // "World Series 2016: Cubs win", "'I blame him' Clinton says": what stands before and behind are headlines of their own.
    private static List<TextSpan> Segments(string title)
    {
        var segments = new List<TextSpan>();
        foreach (var span in SentenceSplitter.Split(title))
        {
            var start = span.Start;
            for (var at = span.Start; at < span.End; at++)
            {
                var length = TitleBreaks.FirstOrDefault(b => title.AsSpan(at, span.End - at).StartsWith(b, StringComparison.Ordinal))?.Length ?? 0;
                if (length == 0 && at > start && title[start] is '\'' or '‘' or '"' or '“' && title[at] is '\'' or '’' or '"' or '”' && at + 1 < span.End && title[at + 1] == ' ')
                {
                    length = 2;
                }

                if (length > 0)
                {
                    Add(start, at);
                    start = at + length;
                    at = start - 1;
                }
            }

            Add(start, span.End);
        }

        return segments;

        void Add(int start, int end)
        {
            if (end > start)
            {
                segments.Add(new TextSpan(start, end));
            }
        }
    }
}
