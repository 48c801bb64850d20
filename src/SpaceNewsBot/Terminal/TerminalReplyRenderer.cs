using System.Globalization;
using System.Text;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Terminal;

/// <summary>Turns an answer, a comparison, a preview or a text of the bot's own into lines for a terminal.</summary>
/// <param name="width">The terminal's columns; null wraps nothing.</param>
/// <param name="colours">Whether to write colours.</param>
internal sealed class TerminalReplyRenderer(int? width, bool colours)
{
    /// <summary>The reply's lines; each ends with a line end.</summary>
    public string Render(Reply reply)
    {
        var text = new StringBuilder();
        switch (reply)
        {
            case Reply.OfAnswer { Outcome: GroundedAnswer answer }:
                AppendAnswer(text, answer);
                break;
            case Reply.OfAnswer { Outcome: Abstention abstention }:
                AppendAbstention(text, abstention);
                break;
            case Reply.OfCorrection correction:
                AppendLine(text, Heading(correction), style: TerminalStyle.Bold);
                text.Append('\n').Append(Render(new Reply.OfAnswer(correction.Outcome)));
                break;
            case Reply.OfRetraction retraction:
                AppendLine(text, Heading(retraction), style: TerminalStyle.Bold);
                break;
            case Reply.OfText { Text: var own }:
                foreach (var line in TerminalText.Lines(own.Text).Split('\n'))
                {
                    AppendLine(text, line);
                }

                break;
            case Reply.OfNotice { Sentence: var sentence }:
                AppendLine(text, TerminalText.OneLine(sentence));
                break;
            case Reply.OfDiff { Diff: var diff }:
                text.Append(new TerminalDiff(colours).Render(diff));
                break;
            case Reply.OfPreview { Preview: var preview }:
                text.Append(new TerminalPreview(width, colours).Render(preview));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(reply), "Only text is rendered here; the writer lays out the rest.");
        }

        return text.ToString();
    }

    /// <summary>The sentence that names what was asked for and isn't in the sources.</summary>
    public static string NotSaid(IEnumerable<string> missing) => ChatTexts.NotSaidInTheSources(string.Join(", ", missing.Select(gap => TerminalText.OneLine(ChatTexts.Gap(gap)))));

    // There is no message to edit in a terminal: the line says which answer it means.
    private static string Heading(Reply.OfCorrection correction)
    {
        var what = correction.What;
        var title = string.IsNullOrWhiteSpace(what.Title) ? "" : $" “{TerminalText.OneLine(what.Title)}”";
        return ChatTexts.AnswerCorrected(correction.AnswerId, TerminalText.OneLine(correction.Question), Time(correction.When), $"{what.SourceId}{title}", what.ShownSentence);
    }

    private static string Heading(Reply.OfRetraction retraction)
    {
        var reason = string.IsNullOrWhiteSpace(retraction.Reason) ? "." : $": {TerminalText.OneLine(retraction.Reason)}";
        return $"{ChatTexts.AnswerRetracted(retraction.AnswerId, TerminalText.OneLine(retraction.Question), Time(retraction.When))}{reason}";
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private void AppendAnswer(StringBuilder text, GroundedAnswer answer)
    {
        foreach (var claim in answer.Claims)
        {
            var marks = string.Concat(claim.Citations.Select(n => string.Create(CultureInfo.InvariantCulture, $"[{n}]")));
            AppendLine(text, $"{TerminalText.OneLine(claim.Text)} {marks}", style: TerminalStyle.Bold);
        }

        if (!answer.Missing.IsEmpty)
        {
            AppendLine(text, NotSaid(answer.Missing));
        }

        text.Append('\n');
        for (var first = 0; first < answer.Citations.Length;)
        {
            // Quotes of one source in a row share its line.
            var source = answer.Citations[first];
            var end = first + 1;
            while (end < answer.Citations.Length && answer.Citations[end].SourceId == source.SourceId && answer.Citations[end].Revision == source.Revision)
            {
                end++;
            }

            AppendCitations(text, answer, first, end);
            first = end;
        }
    }

    private void AppendCitations(StringBuilder text, GroundedAnswer answer, int first, int end)
    {
        // Words that were just read needn't be read again.
        var read = new StringBuilder();
        for (var i = first; i < end; i++)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"[{i + 1}]");
            if (answer.IsQuotedInClaim(i + 1))
            {
                read.Append(mark);
            }
            else
            {
                AppendLine(text, $"“{TerminalText.OneLine(answer.Citations[i].Quote)}”", mark + " ");
            }
        }

        var citation = answer.Citations[first];
        AppendAttribution(text, read.Length == 0 ? "    " : $"{read} ", citation.SourceId, citation.Revision, citation.Metadata);
    }

    private void AppendAbstention(StringBuilder text, Abstention abstention)
    {
        AppendLine(text, TerminalText.OneLine(abstention.Reason), style: TerminalStyle.Bold);
        if (!abstention.Missing.IsEmpty)
        {
            AppendLine(text, NotSaid(abstention.Missing));
        }

        if (abstention.Nearest is { } nearest)
        {
            text.Append('\n');
            AppendLine(text, ChatTexts.PassageThatComesNearest);
            AppendLine(text, $"“{TerminalText.OneLine(nearest.Quote)}”");
            AppendAttribution(text, "", nearest.SourceId, nearest.Revision, nearest.Metadata);
        }
    }

    private void AppendAttribution(StringBuilder text, string mark, string sourceId, int revision, SourceMetadata metadata)
    {
        var (title, author, publisher, url, published) = metadata;
        string?[] article = [title, author, publisher, published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        string?[] place = [url, ChatTexts.SourceAndRevision(sourceId, revision)];
        foreach (var line in new[] { article, place }.Select(Join).Where(line => line.Length > 0))
        {
            AppendLine(text, line, mark, TerminalStyle.Dim);
            mark = new string(' ', mark.Length);
        }
    }

    private void AppendLine(StringBuilder text, string line, string lead = "", string style = "")
    {
        var wrapped = TerminalText.Wrap(line, width, lead);
        if (colours && style.Length > 0)
        {
            text.Append(style).Append(wrapped).Append(TerminalStyle.Plain);
        }
        else
        {
            text.Append(wrapped);
        }

        text.Append('\n');
    }

    private static string Join(string?[] parts) =>
        string.Join(" · ", parts.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct().Select(part => TerminalText.OneLine(part!)));

}
