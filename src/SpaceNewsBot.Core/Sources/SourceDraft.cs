using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Sources;

/// <summary>Material that was looked through: fit to become a revision, or refused.</summary>
internal abstract record SourceDraft
{
    // Above this share of characters that no text has, it is a file of another kind that was read as text.
    private const double MaxShareOfNonText = 0.1;

    private SourceDraft()
    {
    }

    /// <param name="Reason">One sentence.</param>
    public sealed record Refused(string Reason) : SourceDraft;

    /// <param name="Text">With line ends as "\n", without front matter.</param>
    /// <param name="Metadata">Given, kept from before, or read from the text's own title and byline.</param>
    /// <param name="Passages">The text's passages.</param>
    public sealed record Usable(string Text, SourceMetadata Metadata, ImmutableArray<Passage> Passages) : SourceDraft
    {
        /// <summary>What to call a text without a title.</summary>
        public string FirstLine => Passages.Length > 0 ? TextOf(Passages[0], Text) : Text;

        /// <summary>The commit that makes it a revision.</summary>
        /// <param name="change">Who changes what, and why.</param>
        /// <param name="sourceId">The source's id.</param>
        /// <param name="number">The revision's number.</param>
        /// <param name="kind">What makes it.</param>
        /// <param name="now">When.</param>
        public SourceCommit ToCommit(SourceChange change, string sourceId, int number, RevisionKind kind, DateTimeOffset now)
        {
            var revision = new SourceRevision(
                change.WorkspaceId, sourceId, number, Metadata, Text, Passages, now, change.By, change.Reason, kind);
            return new SourceCommit(revision, number - 1, PassageAnalyzer.Analyze(revision), EventExtractor.Extract(revision));
        }
    }

    /// <summary>Looks material through.</summary>
    /// <param name="material">What was handed in.</param>
    /// <param name="current">The revision that it is to follow; null for a new source.</param>
    public static SourceDraft Read(SourceMaterial material, SourceRevision? current)
    {
        var whole = WithOwnLineEnds(material.Text);
        return FrontMatter.Read(whole) switch
        {
            FrontMatter.Malformed(var reason) => new Refused(reason),
            FrontMatter.Found found => Read(material, Given(current), found, whole[found.Length..]),
            _ => throw new InvalidOperationException("Front matter is found or malformed."),
        };
    }

    /// <summary>Looks a text through that is no material but a part of it, or stood in the store before: it has no front matter.</summary>
    /// <param name="text">The whole text of the revision.</param>
    /// <param name="fields">Metadata to change; its text isn't looked at.</param>
    /// <param name="clear">Names of fields to empty.</param>
    /// <param name="current">The revision that it is to follow.</param>
    public static SourceDraft ReadBare(string text, SourceMaterial fields, ImmutableArray<string> clear, SourceRevision current) =>
        Read(fields, MetadataFields.Without(Given(current), clear), FrontMatter.None, WithOwnLineEnds(text));

    private static SourceDraft Read(SourceMaterial material, SourceMetadata before, FrontMatter.Found found, string text)
    {
        if (Objection(text) is { } objection)
        {
            return new Refused(objection);
        }

        if (MetadataFields.FindFault(material, found) is { } fault)
        {
            return new Refused(fault);
        }

        var given = MetadataFields.Read(material, found, before);
        var passages = PassageSegmenter.Segment(text, given);
        var own = OwnMetadata(text, passages);
        return new Usable(
            text,
            given with { Title = given.Title ?? own.Title, Author = given.Author ?? own.Author },
            passages);
    }

    /// <summary>
    /// What a person gave for a revision: without the title and author that were read from its text, as the next text may
    /// have others.
    /// </summary>
    private static SourceMetadata Given(SourceRevision? current)
    {
        if (current is null)
        {
            return new SourceMetadata();
        }

        var own = OwnMetadata(current.Text, current.Passages);
        var all = current.Metadata;
        return all with
        {
            Title = all.Title == own.Title ? null : all.Title,
            Author = all.Author == own.Author ? null : all.Author,
        };
    }

    private static SourceMetadata OwnMetadata(string text, ImmutableArray<Passage> passages)
    {
        var title = passages.FirstOrDefault(passage => passage.Kind == PassageKind.Title);
        var byline = passages.FirstOrDefault(passage => passage.Kind == PassageKind.Byline);
        return new SourceMetadata(
            Title: title is null ? null : TextOf(title, text),
            Author: byline is null ? null : BylineLines.NameIn(TextOf(byline, text)));
    }

    private static string TextOf(Passage passage, string text) => text[passage.Start..passage.End];

    private static string? Objection(string text)
    {
        if (!text.EnumerateRunes().Any(IsVisible))
        {
            return "The text is empty: give a text with words in it.";
        }

        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > SourceLimits.MaxTextBytes)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"The text has {bytes / 1048576.0:0.0} MB and a source has at most {SourceLimits.MaxTextBytes / 1048576} MB: split it into several sources.");
        }

        var strange = text.Count(c => (char.IsControl(c) && c is not ('\n' or '\t' or '\f')) || c == '\uFFFD');
        return text.Contains('\0') || strange > text.Length * MaxShareOfNonText
            ? "This isn't text: give plain text, Markdown or HTML in UTF-8."
            : null;
    }

    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format);

    private static string WithOwnLineEnds(string text)
    {
        var lines = text.StartsWith('\uFEFF') ? text[1..] : text;
        lines = lines.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

        // Half a surrogate pair can't be stored as UTF-8; it becomes what every decoder makes of it, so that what is
        // checked here is what will be read back.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(lines));
    }
}
