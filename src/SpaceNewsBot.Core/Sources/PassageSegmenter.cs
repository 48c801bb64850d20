using System.Collections.Immutable;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Sources;

/// <summary>
/// Cuts a text into passages and tells what each is for its reader. What isn't the story is marked and never removed, so
/// offsets count in the text as it is stored. Linear in the text's length.
/// </summary>
public static class PassageSegmenter
{
    /// <summary>A body passage has at most so many UTF-16 code units; a longer paragraph becomes several, cut between sentences.</summary>
    public const int MaxPassageLength = 1_500;

    // All in UTF-16 code units.
    private const int MinPassageLength = 500;
    private const int MaxTitleLength = 200;
    private const int MaxHeadingLength = 100;

    // Headlines have one deck, some two; what follows is the story.
    private const int MaxTitles = 3;

    // Paragraphs from the top among which a bare name may be the byline. Each is looked up in the whole text: without a bound,
    // a list of names would take the square of its length.
    private const int MaxOpening = 50;

    private const string ClosingMarks = "\"”’'»)] ";

    /// <summary>The passages of a text, in order, without overlap and without white space at their ends.</summary>
    /// <param name="text">With line ends as "\n".</param>
    /// <param name="metadata">What was given with it: a line that repeats the title or author is recognised by that.</param>
    public static ImmutableArray<Passage> Segment(string text, SourceMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(metadata);
        var paragraphs = ParagraphReader.Read(text);
        var furniture = paragraphs.ConvertAll(paragraph => FurnitureLines.Matches(SpanOf(text, paragraph)));
        var (titles, inStory) = (0, false);
        var passages = ImmutableArray.CreateBuilder<Passage>(paragraphs.Count);
        for (var (at, next) = (0, 0); at < paragraphs.Count; at++)
        {
            if (next <= at)
            {
                next = at + 1;
                while (next < paragraphs.Count && furniture[next])
                {
                    next++;
                }
            }

            var paragraph = paragraphs[at];
            Paragraph? following = next < paragraphs.Count ? paragraphs[next] : null;
            var kind = furniture[at]
                ? PassageKind.Furniture
                : Classify(text, metadata, paragraph, following, titles, inStory, isOpening: at < MaxOpening);
            titles += kind == PassageKind.Title ? 1 : 0;
            inStory |= kind is PassageKind.Body or PassageKind.Heading;
            Add(passages, text, paragraph, kind);
        }

        return passages.DrainToImmutable();
    }

    private static PassageKind Classify(
        string text,
        SourceMetadata metadata,
        Paragraph paragraph,
        Paragraph? following,
        int titles,
        bool inStory,
        bool isOpening)
    {
        var line = SpanOf(text, paragraph);
        if (CreditLines.Matches(line))
        {
            return PassageKind.Caption;
        }

        if (!inStory && IsByline(text, metadata, line, mayBeBareName: titles > 0 && isOpening))
        {
            return PassageKind.Byline;
        }

        if (!inStory && line.Equals(metadata.Title, StringComparison.OrdinalIgnoreCase))
        {
            return PassageKind.Title;
        }

        if (paragraph.Mark == ParagraphMark.Heading)
        {
            return titles == 0 && !inStory ? PassageKind.Title : PassageKind.Heading;
        }

        if (paragraph.Mark == ParagraphMark.Item || following is null)
        {
            return PassageKind.Body;
        }

        if (!inStory && titles < MaxTitles && line.Length <= MaxTitleLength && !EndsLikeProse(line))
        {
            return PassageKind.Title;
        }

        return LooksLikeHeading(line) && !LooksLikeHeading(SpanOf(text, following.Value))
            ? PassageKind.Heading
            : PassageKind.Body;
    }

    private static bool IsByline(string text, SourceMetadata metadata, ReadOnlySpan<char> line, bool mayBeBareName)
    {
        if (line.Equals(metadata.Author, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var written = line.Length <= MaxTitleLength ? line.ToString() : "";
        if (BylineLines.IsLabel(written))
        {
            return true;
        }

        if (line.Length > MaxHeadingLength)
        {
            return false;
        }

        // "By Monday, the crew had landed." is a sentence.
        return (BylineLines.IsMarked(written) && !EndsLikeProse(line))
            || (mayBeBareName && BylineLines.IsNameLike(written) && !IsWord(written[(written.LastIndexOf(' ') + 1)..], text));
    }

    // "Station Reacts" has the capitals of a name, but "reacts" is a word of the story. Asked of a few lines at the top.
    private static bool IsWord(string name, string text)
    {
        var word = name.ToLowerInvariant();
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || char.IsWhiteSpace(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LooksLikeHeading(ReadOnlySpan<char> line) =>
        line.Length <= MaxHeadingLength && !EndsLikeProse(line) && !char.IsLower(line[0]);

    private static bool EndsLikeProse(ReadOnlySpan<char> line)
    {
        var words = line.TrimEnd(ClosingMarks);
        return words.IsEmpty || words[^1] is '.' or '!' or '…' or ':' or ';' or ',' or '。' or '！' or '۔' or '।';
    }

    private static void Add(ImmutableArray<Passage>.Builder passages, string text, Paragraph paragraph, PassageKind kind)
    {
        var start = paragraph.Start;
        while (paragraph.End - start > MaxPassageLength)
        {
            var end = start + LengthOfPiece(text.AsSpan(start, MaxPassageLength));
            passages.Add(new Passage(passages.Count, kind, start, end));
            start = end;
            while (start < paragraph.End && char.IsWhiteSpace(text[start]))
            {
                start++;
            }
        }

        if (start < paragraph.End)
        {
            passages.Add(new Passage(passages.Count, kind, start, paragraph.End));
        }
    }

    /// <summary>How much of a stretch makes a passage: whole sentences, else whole words, else all but half a character.</summary>
    private static int LengthOfPiece(ReadOnlySpan<char> stretch)
    {
        // The last sentence may go on behind the stretch.
        var sentences = SentenceSplitter.Split(stretch);
        if (sentences.Count > 1 && sentences[^2].End >= MinPassageLength)
        {
            return sentences[^2].End;
        }

        var space = stretch.LastIndexOf(' ');
        if (space >= MinPassageLength)
        {
            return stretch[..space].TrimEnd().Length;
        }

        return char.IsHighSurrogate(stretch[^1]) ? stretch.Length - 1 : stretch.Length;
    }

    private static ReadOnlySpan<char> SpanOf(string text, Paragraph paragraph) => text.AsSpan(paragraph.Start, paragraph.Length);
}
