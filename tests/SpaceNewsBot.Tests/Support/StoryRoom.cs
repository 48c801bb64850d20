using System.Collections.Immutable;
using System.Text.Json;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Sources;
using Xunit;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A store in a real file, stories added to it as a moderator adds them, and questions put to it.</summary>
internal sealed class StoryRoom : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;
    private readonly QuestionAnswerer _answerer;

    private StoryRoom(bool withStarter)
    {
        _store = new SqliteStore(_folder.Path, withStarter);
        Editor = new SourceEditor(_store.Sources, _store.Clock);
        _answerer = new QuestionAnswerer(_store.Sources);
    }

    public ISourceStore Sources => _store.Sources;

    public SourceEditor Editor { get; }

    /// <summary>The folder of the stories and questions that were written for these tests.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "SpaceNewsBot.Tests", "Stories");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A room with stories by name: "starter" is the story that a new store has, "airline" a text in here, another one a file.</summary>
    public static async Task<StoryRoom> OfStoriesAsync(params string[] names)
    {
        var room = new StoryRoom(names.Contains("starter"));
        foreach (var name in names.Where(n => n != "starter"))
        {
            await room.AddAsync(name == "airline" ? Airline.Text : await File.ReadAllTextAsync(Path.Combine(Folder, name + ".md"), Token));
        }

        return room;
    }

    /// <summary>A room with stories of the test's own.</summary>
    public static async Task<StoryRoom> OfTextsAsync(params string[] texts)
    {
        var room = new StoryRoom(withStarter: false);
        foreach (var text in texts)
        {
            await room.AddAsync(text);
        }

        return room;
    }

    /// <summary>Adds a story; returns its source's id.</summary>
    public async Task<string> AddAsync(string text, string workspace = SourceLimits.DefaultWorkspace)
    {
        var outcome = await Editor.EditAsync(new SourceChange.Add(new SourceMaterial(workspace, text, "command line", "A test needs it.")), Token);
        return Assert.IsType<SourceEditOutcome.Committed>(outcome).SourceId;
    }

    /// <summary>Asks; whatever is quoted was looked up in the stored revision.</summary>
    public async Task<Answer> AskAsync(string question, string? previous = null, string workspace = SourceLimits.DefaultWorkspace)
    {
        var answered = await _answerer.AnswerAsync(new Question(workspace, question, previous), Token);
        await AssertVerbatimAsync(answered.Answer, workspace);
        return answered.Answer;
    }

    /// <summary>Asks for the answer that was chosen among those offered; whatever is quoted was looked up in the stored revision.</summary>
    public async Task<Answer> ChooseAsync(string question, int choice, string? previous = null, string workspace = SourceLimits.DefaultWorkspace)
    {
        var answered = await _answerer.AnswerAsync(new Question(workspace, question, previous) { Choice = choice }, Token);
        await AssertVerbatimAsync(answered.Answer, workspace);
        return answered.Answer;
    }

    /// <summary>The answers to choose among; whatever is quoted was looked up in the stored revision.</summary>
    public async Task<ImmutableArray<GroundedAnswer>> OfferAsync(string question, int most = 5, string? previous = null, string workspace = SourceLimits.DefaultWorkspace)
    {
        var offers = await _answerer.OfferAsync(new Question(workspace, question, previous), most, Token);
        foreach (var offer in offers)
        {
            await AssertVerbatimAsync(offer, workspace);
        }

        return offers;
    }

    /// <summary>The current revision of the only source.</summary>
    public async Task<SourceRevision> OnlyRevisionAsync()
    {
        var source = Assert.Single(await Sources.ListAsync(SourceLimits.DefaultWorkspace, Token));
        return (await Sources.FindAsync(SourceLimits.DefaultWorkspace, source.Id, Token))!;
    }

    /// <summary>The ledger as it is stored.</summary>
    public Task<IReadOnlyList<Event>> LedgerAsync() => Sources.ReadEventsAsync(SourceLimits.DefaultWorkspace, Token);

    /// <summary>The committed questions on the stories.</summary>
    public static IReadOnlyList<StoryQuestion> Questions() =>
        [.. File.ReadLines(Path.Combine(Folder, "questions.jsonl")).Select(line => JsonSerializer.Deserialize<StoryQuestion>(line, JsonSerializerOptions.Web)!)];

    /// <summary>Every span that an outcome quotes.</summary>
    public static IReadOnlyList<Citation> CitationsOf(Answer answer) => answer switch
    {
        GroundedAnswer grounded => grounded.Citations,
        Abstention { Nearest: { } nearest } => [nearest],
        _ => [],
    };

    /// <summary>An outcome in a line, for the message of a test that fails.</summary>
    public static string Describe(Answer answer) => answer switch
    {
        GroundedAnswer grounded => $"answered{Missing(answer)}: {string.Join(" | ", grounded.Claims.Select(c => c.Text))}",
        Abstention abstention => $"abstained{Missing(answer)}: {abstention.Reason}",
        _ => "nothing",
    };

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    /// <summary>Fails where a quote of an answer is not word for word in the stored revision.</summary>
    public async Task AssertVerbatimAsync(Answer answer, string workspace = SourceLimits.DefaultWorkspace)
    {
        foreach (var citation in CitationsOf(answer))
        {
            var revision = await Sources.FindRevisionAsync(workspace, citation.SourceId, citation.Revision, Token)
                ?? await Sources.FindRevisionAsync(SourceLimits.DefaultWorkspace, citation.SourceId, citation.Revision, Token);
            Assert.NotNull(revision);
            Assert.Equal(revision.Text[citation.Start..citation.End], citation.Quote);
        }
    }

    private static string Missing(Answer answer) => answer.Missing.Length == 0 ? "" : $" (missing: {string.Join(", ", answer.Missing)})";
}
