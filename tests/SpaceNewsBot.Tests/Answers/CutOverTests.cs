using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Answers;

public sealed partial class CutOverTests
{
    private const int Updates = 1_000;

    private static readonly string[] Questions =
    [
        "Why did Vessin Lines stop its night boats?",
        "Who suspended what, and why?",
        "What happened?",
        "What did Corlan Shipping cancel?",
        "What is the headline of the article?",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Under_constant_questions_a_thousand_updates_mix_no_revisions_and_what_was_removed_is_quoted_no_more()
    {
        using var room = await StoryRoom.OfTextsAsync();
        var id = await room.AddAsync(Story(1));
        var (begun, committed) = (1, 1);
        var asked = 0;
        var faults = new ConcurrentQueue<string>();
        using var answered = new SemaphoreSlim(0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        async Task AskAsync(int first)
        {
            for (var i = first; !stop.IsCancellationRequested; i++)
            {
                // What the editor had committed when the question was asked: nothing older may be quoted.
                var oldest = Volatile.Read(ref committed);
                var answer = await room.AskAsync(Questions[i % Questions.Length]);
                if (Fault(answer, oldest, Volatile.Read(ref begun)) is { } fault)
                {
                    faults.Enqueue($"{Questions[i % Questions.Length]} asked at {oldest}: {fault}");
                }

                Interlocked.Increment(ref asked);
                answered.Release();
            }
        }

        var asking = Enumerable.Range(0, 3).Select(i => Task.Run(() => AskAsync(i), Token)).ToArray();
        for (var number = 2; number <= Updates; number++)
        {
            // Every tenth step removes the source, the next one restores it: the numbers of revisions keep growing.
            SourceChange change = (number % 10) switch
            {
                9 => new SourceChange.Remove("default", id, "command line", "Wrong."),
                0 => new SourceChange.Restore("default", id, "command line", "Right."),
                _ => new SourceChange.Update(id, new SourceMaterial("default", Story(number), "command line", "Again.")),
            };
            Volatile.Write(ref begun, number);
            var outcome = await room.Editor.EditAsync(change, Token);
            Assert.True(outcome is SourceEditOutcome.Committed or SourceEditOutcome.Removed);

            // A removal stands as the next number that nothing may be quoted below.
            Volatile.Write(ref committed, number);
            if (number % 5 == 0)
            {
                await answered.WaitAsync(Token);
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(asking);

        Assert.Empty(faults);
        Assert.True(asked >= Updates / 5);
    }

    /// <summary>What is wrong with an answer that was asked for when a change was committed, and given when a newer one had perhaps begun.</summary>
    private static string? Fault(Answer answer, int oldest, int newest)
    {
        var citations = StoryRoom.CitationsOf(answer);
        var revisions = citations.Select(c => c.Revision).Distinct().ToList();
        var editions = citations.SelectMany(c => Edition().Matches(c.Quote)).Select(m => int.Parse(m.Value[8..], CultureInfo.InvariantCulture)).Distinct().ToList();
        if (revisions.Count > 1 || editions.Count > 1)
        {
            return $"mixes revisions {string.Join(", ", revisions)} and editions {string.Join(", ", editions)}";
        }

        // What is restored behind a removal has the words of the edition before it.
        var least = (oldest % 10) switch { 9 => oldest - 1, 0 => oldest - 2, _ => oldest };
        if (editions is [var edition] && (edition < least || edition > newest))
        {
            return $"quotes edition {edition} between {oldest} and {newest}";
        }

        return oldest % 10 == 9 && newest == oldest && citations.Count > 0
            ? $"quotes what was removed before the question: {citations[0].Quote}"
            : null;
    }

    private static string Story(int edition) =>
        $"""
        Vessin Lines stops its night boats, edition {edition}

        Vessin Lines suspended its night boats to Holm on Thursday because storm edition {edition} had damaged the pier.

        Corlan Shipping cancelled its summer tours in edition {edition} because nobody had booked them.

        Mayor Ode Krant wrote to the company in edition {edition} and thanked it.
        """;

    [GeneratedRegex("edition [0-9]+")]
    private static partial Regex Edition();
}
