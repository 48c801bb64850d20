using System.Collections.Immutable;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Events;

public sealed class EventExtractorTests
{
    [Theory]
    [InlineData("ferry", "Norvane Line", "suspended", "its ferry route between Tarnholm and the island of Skellin", "Monday", "because striking dock workers had blocked the loading ramps")]
    [InlineData("ferry", "The trucking firm Castell Freight", "suspended", "its night deliveries to the island", "Tuesday", null)]
    [InlineData("ferry", "the Ministry of Transport", "froze", "a grant of 8 million crowns for Skellin's new pier", "Last month", null)]
    [InlineData("museum", "The Lindgate Museum of Craft", "end", "its partnership with the paint maker Orvel", "December 31", "because Orvel polluted the river Tarse")]
    [InlineData("museum", "Orvel", "suspended", "the Young Potters' Prize", null, null)]
    [InlineData("museum", "The Sorn Library", "halted", "its loans of manuscripts to the museum", "September", null)]
    [InlineData("museum", "the museum", "suspended", "the guided tours of its tower", "August", "since the stairs had to be repaired")]
    [InlineData("observatory", "The Calder Space Agency", "suspended", "its share in the Mirador telescope", "Tuesday", "the Halvic Consortium, which leads the project, had raised the agency's contribution from 90 to 140 million marks without a vote")]
    [InlineData("observatory", "the launch firm Tessaly Rockets", "suspended", "the flights of its Heron rocket", "January", null)]
    [InlineData("observatory", "Halvic", "halted", "the polishing of the mirror for nine days", "December", "because of a power failure")]
    [InlineData("airline", "Vessin Air", "cancelled", "its night routes to Holm", "Thursday", "because two engines had failed")]
    [InlineData("airline", "The port of Holm", "cancelled", "its summer fair", "May", null)]
    public async Task A_row_says_who_stopped_what_when_and_why_and_leaves_out_what_the_story_leaves_out(
        string story,
        string who,
        string action,
        string what,
        string? when,
        string? why)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var row = Assert.Single(await room.LedgerAsync(), r => r.What?.Text == what);

        Assert.Equal((who, action, when, why), (row.Who?.Text, row.Action.Text, row.When?.Text, row.Why?.Text));
    }

    [Theory]
    [InlineData("ferry", "its ferry route between Tarnholm and the island of Skellin", "chief executive Henrik Solvane")]
    [InlineData("museum", "its partnership with the paint maker Orvel", "museum director Salome Wick")]
    [InlineData("museum", "no exhibition", "councillor Ada Brisk")]
    [InlineData("observatory", "its share in the Mirador telescope", "agency head Teodor Lanz")]
    [InlineData("airline", "its night routes to Holm", "airline head Petra Lund")]
    [InlineData("ferry", "its night deliveries to the island", null)]
    [InlineData("museum", "its loans of manuscripts to the museum", null)]
    [InlineData("observatory", "the polishing of the mirror for nine days", null)]
    public async Task Who_says_so_stands_beside_what_the_story_reports_as_words(string story, string what, string? speaker)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var row = Assert.Single(await room.LedgerAsync(), r => r.What?.Text == what);

        Assert.Equal(speaker, row.Speaker?.Text);
    }

    [Theory]
    [InlineData("ferry", "its night deliveries to the island", EventStatus.Done)]
    [InlineData("museum", "its partnership with the paint maker Orvel", EventStatus.Announced)]
    [InlineData("museum", "no exhibition", EventStatus.Denied)]
    [InlineData("observatory", "the invitation", EventStatus.Denied)]
    [InlineData("observatory", "the flights of its Heron rocket", EventStatus.Done)]
    public async Task The_status_tells_a_denial_and_an_announcement_from_a_fact(string story, string what, EventStatus status)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var row = Assert.Single(await room.LedgerAsync(), r => r.What?.Text == what);

        Assert.Equal(status, row.Status);
    }

    [Theory]
    [InlineData("starter")]
    [InlineData("ferry")]
    [InlineData("museum")]
    [InlineData("observatory")]
    [InlineData("airline")]
    public async Task Every_slot_stands_in_the_revision_where_it_says_and_rows_are_in_the_order_of_the_text(string story)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);
        var revision = await room.OnlyRevisionAsync();

        var rows = await room.LedgerAsync();

        Assert.NotEmpty(rows);
        AssertStands(revision, rows);
    }

    [Fact]
    public void A_reason_a_date_and_a_party_of_another_event_fill_no_slot()
    {
        var rows = Extract("Vessin Line suspended its ferry. On Monday, Orlo Docks suspended its repairs because the crane broke. Corlan suspended its buses.");

        Assert.Equal(
            [("Vessin Line", null, null), ("Orlo Docks", "Monday", "because the crane broke"), ("Corlan", null, null)],
            rows.Where(r => r.Action.Text == "suspended").Select(r => (r.Who?.Text, r.When?.Text, r.Why?.Text)));
    }

    [Fact]
    public void A_pronoun_stands_for_the_party_of_the_sentence_before()
    {
        var rows = Extract("Mayor Petra Lund met the council of Tarn. She suspended the works at the bridge.");

        var row = Assert.Single(rows, r => r.Action.Text == "suspended");
        Assert.Contains("Petra Lund", row.Who?.Text, StringComparison.Ordinal);
        Assert.True(row.Who!.End <= row.Sentence.Start, "It is quoted where the name stands.");
    }

    [Theory]
    [InlineData("The strike goes on until the ferry is suspended.")]
    [InlineData("If Vessin Line suspends its ferry, the crew will leave.")]
    [InlineData("The crew went home.")]
    [InlineData("")]
    public void What_is_only_a_condition_is_no_event(string text) =>
        Assert.DoesNotContain(Extract(text), r => r.Action.Text.StartsWith("suspend", StringComparison.Ordinal));

    [Theory]
    [InlineData(PassageKind.Furniture)]
    [InlineData(PassageKind.Caption)]
    [InlineData(PassageKind.Byline)]
    [InlineData(PassageKind.Title)]
    public void Only_the_story_itself_tells_events(PassageKind kind)
    {
        const string text = "Vessin Line suspended its ferry on Monday.";

        Assert.NotEmpty(Extract(text));
        Assert.Empty(Extract(text, kind));
    }

    [Fact]
    public void Slots_of_any_text_stand_where_they_say()
    {
        var rows = 0;
        foreach (var text in RandomText.Many(3_000))
        {
            var revision = Revision(text, PassageKind.Body);
            var events = EventExtractor.Extract(revision);

            AssertStands(revision, events);
            rows += events.Length;
        }

        Assert.True(rows > 100, $"Only {rows} rows: the texts try nothing.");
    }

    [Fact]
    public void Slots_of_hostile_text_stand_where_they_say()
    {
        foreach (var (_, _, payload, _) in Robustness.Read("naughty.jsonl"))
        {
            var revision = Revision($"The firm {payload} suspended its {payload} on Monday because {payload} failed.", PassageKind.Body);

            AssertStands(revision, EventExtractor.Extract(revision));
        }
    }

    private static void AssertStands(SourceRevision revision, IReadOnlyList<Event> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            Assert.Equal((revision.SourceId, revision.Number, i), (row.SourceId, row.Revision, row.Ordinal));
            Assert.All(
                new[] { row.Sentence, row.Who, row.Action, row.What, row.When, row.Where, row.Why, row.Speaker }.OfType<EventSlot>(),
                slot =>
                {
                    Assert.True(slot.Start >= 0 && slot.Start < slot.End && slot.End <= revision.Text.Length, revision.Text);
                    Assert.Equal(revision.Text[slot.Start..slot.End], slot.Text);
                });
            Assert.True(row.Action.Start >= row.Sentence.Start && row.Action.End <= row.Sentence.End, revision.Text);
            Assert.True(i == 0 || rows[i - 1].Sentence.Start <= row.Sentence.Start, revision.Text);
        }
    }

    private static ImmutableArray<Event> Extract(string text, PassageKind kind = PassageKind.Body) => EventExtractor.Extract(Revision(text, kind));

    private static SourceRevision Revision(string text, PassageKind kind)
    {
        var revision = SampleSources.Commit("sample", text, number: 3).Revision;
        return revision with { Passages = [new Passage(0, kind, 0, text.Length)] };
    }
}
