using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Events;

/// <summary>The rows that stories of our own tell, with who says so, how firmly, and what isn't said.</summary>
public sealed class StoryLedgersTests
{
    public static TheoryData<string> Stories => [.. Directory.GetFiles(Path.Combine(StoryRoom.Folder, "Ledgers"), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order()];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Every_row_is_read_with_its_speaker_status_and_missing_slots(string story)
    {
        var expected = File.ReadAllLines(Path.Combine(StoryRoom.Folder, "Ledgers", story + ".txt")).Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => string.Join(" | ", l.Split('|').Select(slot => slot.Trim())));
        using var room = await StoryRoom.OfStoriesAsync(story);

        Assert.Equal(string.Join('\n', expected), string.Join('\n', (await room.LedgerAsync()).Select(Line)));
    }

    private static string Line(Event row) => string.Join(" | ", new[]
    {
        row.Who?.Text, row.Action.Text, row.What?.Text, row.When?.Text, row.Where?.Text, row.Why?.Text, row.How?.Text, row.Speaker?.Text,
        row.Status.ToString().ToLowerInvariant(), row.Actor, row.SpeakerName, row.Days is { } days ? days.First == days.Last ? $"{days.First:O}" : $"{days.First:O} to {days.Last:O}" : null,
    });
}
