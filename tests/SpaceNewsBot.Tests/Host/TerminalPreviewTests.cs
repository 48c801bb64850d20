using System.Text.Json;
using System.Text.RegularExpressions;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Inspection;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Terminal;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Host;

public partial class TerminalPreviewTests
{
    private static readonly Finding _finding = new(FindingKind.Instruction, "text", 3, 9, "ignore previous instructions");

    [Theory]
    [InlineData(SourcePreviewKind.Added, "add the source \"ferry\", revision 3")]
    [InlineData(SourcePreviewKind.Updated, "give the source \"ferry\" a new text, revision 3")]
    [InlineData(SourcePreviewKind.Edited, "change what is known about the source \"ferry\", revision 3")]
    [InlineData(SourcePreviewKind.RolledBack, "take the source \"ferry\" back to an earlier text, as revision 3")]
    [InlineData(SourcePreviewKind.Restored, "bring the source \"ferry\" back, as revision 3")]
    [InlineData(SourcePreviewKind.Removed, "take the source \"ferry\", last at revision 3, out of every answer")]
    [InlineData(SourcePreviewKind.Released, "let revision 3 of the source \"ferry\" out of quarantine")]
    public void Says_what_would_be_done_and_that_it_was_not(SourcePreviewKind kind, string would) =>
        Assert.Equal(
            $"Preview: this would {would}. Nothing was changed.\n\nNo answer changes: 2 golden questions and 3 asked questions were tried.\n",
            Render(SamplePreviews.Preview(kind)));

    [Fact]
    public void Says_that_there_was_nothing_to_ask() =>
        Assert.Contains("No answer could be compared", Render(SamplePreviews.Preview(effect: SamplePreviews.NoEffect with { GoldensAsked = 0, QuestionsAsked = 0 })), StringComparison.Ordinal);

    [Fact]
    public void Shows_the_texts_the_ledger_and_the_answers_that_change()
    {
        var effect = new PreviewedEffect(
            new([new(SamplePreviews.Row("Ada", "left", "it rained"), SamplePreviews.Row("Ada", "left")), new(SamplePreviews.Row("Bo", "came"), null), new(null, SamplePreviews.Row("Cy", "went"))], 4),
            SamplePreviews.List(SamplePreviews.Check(true, false), SamplePreviews.Check(false, true, source: null), SamplePreviews.Check(false, false)),
            9,
            new([new("Why?", SamplePreviews.Quoting("Because.", 5, 1), SamplePreviews.Abstaining), new("When?", SamplePreviews.Abstaining, SamplePreviews.Quoting("Now.", 0, 2))], 1),
            20);

        var text = Render(SamplePreviews.Preview(
            diff: SamplePreviews.Excerpt(SamplePreviews.Removed("a"), SamplePreviews.Added("b")), metadata: [new("title", null, "T")], effect: effect));

        Assert.Equal(
            """
            Preview: this would give the source "ferry" a new text, revision 3. Nothing was changed.
            title: none → "T"

            Line 2
            … [-a-]{+b+} …

            Ledger, 7 rows differ:
              - Ada · left · why: it rained · done
              + Ada · left · done
              - Bo · came · done
              + Cy · went · done
              4 more aren't shown.

            Golden questions, 3 of 9 to look at:
              Breaks: golden question 7, “Who?”, has to be answered from ferry
              - “It was.” (ferry)
              + no answer
              Mends: golden question 7, “Who?”, has to be left unanswered
              - no answer
              + “It is.” (ferry)
              Fails as before: golden question 7, “Who?”, has to be answered from ferry
              as before: no answer

            Asked questions, 3 of the last 20 would be answered differently:
              “Why?”
              - “Because.…” (ferry) and 1 further quote
              + no answer
              “When?”
              - no answer
              + “Now.” (ferry) and 2 further quotes
              1 more isn't shown.

            """,
            text);
    }

    [Fact]
    public void Says_what_quarantine_means_and_what_follows_once_released()
    {
        var effect = SamplePreviews.NoEffect with { Goldens = SamplePreviews.List(SamplePreviews.Check(false, false)) };
        var released = SamplePreviews.NoEffect with { Goldens = SamplePreviews.List(SamplePreviews.Check(false, true), SamplePreviews.Check(false, false)) };

        var text = Render(SamplePreviews.Preview(findings: new([_finding], 3), effect: effect, onceReleased: released));

        Assert.Equal(
            """
            Preview: this would give the source "ferry" a new text, revision 3. Nothing was changed.

            It would go into quarantine because of 4 places with instruction-like or hidden text, and answer nothing until sources release ferry:
              Instruction-like words in the text: “ignore previous instructions”
              3 more aren't shown.

            At once — Golden questions, 1 of 2 to look at:
              Fails as before: golden question 7, “Who?”, has to be answered from ferry
              as before: no answer

            At once — No answer changes: 2 golden questions and 3 asked questions were tried.

            Once released — Golden questions, 1 of 2 to look at:
              Mends: golden question 7, “Who?”, has to be answered from ferry
              - no answer
              + “It is.” (ferry)

            """,
            text);
    }

    [Fact]
    public void A_release_shows_what_it_lets_through() =>
        Assert.Contains(
            "It is held because of 1 place with instruction-like or hidden text, which could then be quoted:\n  Instruction-like words in the text: “ignore",
            Render(SamplePreviews.Preview(SourcePreviewKind.Released, findings: SamplePreviews.List(_finding))),
            StringComparison.Ordinal);

    [Fact]
    public void Wraps_to_the_width_and_colours_both_sides()
    {
        var effect = SamplePreviews.NoEffect with { Ledger = SamplePreviews.List(new LedgerChange(SamplePreviews.Row("Ada", "left the quarry"), SamplePreviews.Row("Bo", "came"))) };

        var text = new TerminalPreview(16, colours: true).Render(SamplePreviews.Preview(effect: effect));

        Assert.Contains("\e[31m  - Ada · left\e[0m\n\e[31m    the quarry ·\e[0m\n\e[31m    done\e[0m\n\e[32m  + Bo · came ·\e[0m\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_shows_what_stands_now_beside_the_refusal()
    {
        var (code, output, error) = await WriteAsync(SamplePreviews.Conflict("telegram:5", "a correction"), colours: false);

        Assert.Equal(ExitCode.BadUsage, code);
        Assert.Equal(
            """
            Revision 2 was made by telegram:5 on 1970-01-01 00:00 UTC (a correction).
            ferry: from revision 1 to revision 2

            Line 2
            … [-Monday-]{+Tuesday+} …

            """,
            output);
        Assert.Equal("Somebody else changed the source \"ferry\" meanwhile: look at its revision 2, then repeat the change.\n", error);
    }

    [Fact]
    public async Task Quarantine_leaves_the_id_alone_on_standard_output_and_tells_the_first_findings()
    {
        var edit = new Reply.OfEdit(new SourceEditOutcome.Committed("ferry", 1) { Findings = [.. Enumerable.Repeat(_finding, 7)] });

        var (code, output, error) = await WriteAsync(edit, colours: false);

        Assert.Equal((ExitCode.Done, "ferry\n"), (code, output));
        var lines = error.TrimEnd('\n').Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.All(lines[1..6], line => Assert.Equal("  Instruction-like words in the text: “ignore previous instructions”", line));
        Assert.Equal("  And 2 more: sources release ferry --dry-run shows them.", lines[6]);
    }

    [Fact]
    public void Json_holds_the_same()
    {
        var effect = new PreviewedEffect(
            new([new(SamplePreviews.Row("Ada", "left"), null)], 4), SamplePreviews.List(SamplePreviews.Check(true, false)), 9,
            SamplePreviews.List(new ChangedQuestion("Why?", SamplePreviews.Quoting("Because.", 5, 1), SamplePreviews.Abstaining)), 20);

        var json = JsonDocument.Parse(PreviewJson.Write(SamplePreviews.Preview(
            SourcePreviewKind.RolledBack, SamplePreviews.Excerpt(SamplePreviews.Removed("a\u001b", 3)), [new("title", null, "T")], SamplePreviews.List(_finding), effect, SamplePreviews.NoEffect))).RootElement;

        Assert.Equal(("rolledBack", 3, false), (json.GetProperty("kind").GetString(), json.GetProperty("revision").GetInt32(), json.GetProperty("answersAfter").GetBoolean()));
        var piece = json.GetProperty("hunks")[0].GetProperty("pieces")[0];
        Assert.Equal(("removed", "a\u001b", 3), (piece.GetProperty("kind").GetString(), piece.GetProperty("text").GetString(), piece.GetProperty("leftOut").GetInt32()));
        Assert.Equal(("title", JsonValueKind.Null), (json.GetProperty("metadata")[0].GetProperty("field").GetString(), json.GetProperty("metadata")[0].GetProperty("before").ValueKind));
        Assert.Equal("instruction", json.GetProperty("findings").GetProperty("items")[0].GetProperty("kind").GetString());
        var shown = json.GetProperty("effect");
        Assert.Equal(5, shown.GetProperty("ledger").GetProperty("count").GetInt32());
        Assert.Equal("Ada", shown.GetProperty("ledger").GetProperty("items")[0].GetProperty("before").GetProperty("who").GetProperty("text").GetString());
        Assert.False(shown.GetProperty("goldens").GetProperty("items")[0].GetProperty("holdsAfter").GetBoolean());
        Assert.Equal(2, shown.GetProperty("questions").GetProperty("items")[0].GetProperty("before").GetProperty("quotes").GetProperty("count").GetInt32());
        Assert.Equal(0, json.GetProperty("onceReleased").GetProperty("questions").GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Hostile_text_steers_no_terminal_and_is_not_lost()
    {
        foreach (var (id, payload) in SamplePreviews.Hostile())
        {
            var expected = SamplePreviews.Comparable(VisibleText.Of(payload));
            foreach (var (slot, reply) in SamplePreviews.Placed(payload))
            {
                var (_, output, error) = await WriteAsync(reply, colours: true);

                var shown = OwnColours.Replace(output + error, "");
                Assert.False(Steering.IsMatch(shown), $"{id} as {slot}");
                Assert.True(SamplePreviews.Comparable(shown).Contains(expected, StringComparison.Ordinal) || string.IsNullOrWhiteSpace(payload), $"{id} as {slot}: {shown}");
            }
        }
    }

    [Fact]
    public void Hostile_text_is_itself_again_in_json()
    {
        foreach (var (id, payload) in SamplePreviews.Hostile().Where(row => row.Payload.Length > 0))
        {
            var json = JsonDocument.Parse(DiffJson.Write(SamplePreviews.Diff(SamplePreviews.Excerpt(SamplePreviews.Added(payload))))).RootElement;

            var read = json.GetProperty("hunks")[0].GetProperty("pieces")[0].GetProperty("text").GetString();
            Assert.True(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(payload)) == read, id);
        }
    }

    private static string Render(SourcePreview preview) => new TerminalPreview(null, colours: false).Render(preview);

    private static async Task<(int Code, string Out, string Error)> WriteAsync(Reply reply, bool colours)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var io = new TerminalIo { Out = output, Error = error, OpenInput = () => Stream.Null, ReadVariable = _ => null, OutputIsTerminal = colours };
        var row = CommandTable.Rows.Single(r => r.Name == "sources list");
        var values = Assert.IsType<CommandParse.Parsed>(CommandValues.Check(row, [])).Values;
        var code = await new TerminalReplyWriter(io).WriteAsync(reply, new CommandCall("default", Actor.CommandLine, Right.Owner, CommandSurfaces.Terminal, values), TimeSpan.Zero);
        return (code, output.ToString(), error.ToString());
    }

    [GeneratedRegex(@"\x1B\[(?:0|1|2|31|32)m")]
    private static partial Regex OwnColours { get; }

    // Control characters, and what turns the direction of writing.
    [GeneratedRegex(@"[\x00-\x08\x0B-\x1F\x7F-\x9F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]")]
    private static partial Regex Steering { get; }
}
