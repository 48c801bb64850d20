using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands that list and show sources, as they are and as they were.</summary>
internal static class SourceCommands
{
    /// <summary>Names a source.</summary>
    public const string Id = "ID";

    /// <summary>Where moderators keep their community: not in front of everybody.</summary>
    public const CommandSurfaces Moderating = CommandSurfaces.Terminal | CommandSurfaces.PrivateChat;

    /// <summary>Where sources and answers are kept: also before everybody, since some moderators can be known in their group alone.</summary>
    public const CommandSurfaces Keeping = CommandSurfaces.Everywhere;

    private const string TextOnly = "--text";
    private const string Revision = "--revision";
    private const string From = "FROM";
    private const string To = "TO";

    // UTF-16 code units of a diff: a screen or two.
    private const int MaxDiff = 6_000;

    /// <summary>The source that a command is about.</summary>
    public static CommandArgument IdArgument { get; } =
        new(Id, CommandArgumentKind.Word, "The source's id, as sources list prints it", "starter") { IsRequired = true, NamesSource = true };

    public static CommandGroup Group { get; } = new(
        "sources",
        "Lists, shows, adds, updates and removes the sources of answers, and keeps their history.",
        ["sources list", "sources add article.md --author \"Jo Doe\"", "sources history starter", "sources remove starter"]);

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("sources list", Right.Reader, Keeping, "List the articles that I answer from", ListAsync)
        {
            Description = "Lists the sources: a table, or columns separated by tabs when the output is redirected.",
            Arguments = [CommandArgument.Json("Print the rows as JSON lines")],
            Examples = ["sources list", "sources list --json"],
        },
        new("sources show", Right.Moderator, Keeping, "Show a source with its passages", ShowAsync)
        {
            Description = "Shows a source: what is known about it, and each passage with its offsets and its kind. Furniture is never evidence.",
            Arguments =
            [
                IdArgument,
                new(TextOnly, CommandArgumentKind.Flag, "Print exactly the text that offsets count in, and nothing else"),
                new(Revision, CommandArgumentKind.Option, "An earlier revision's number", "1") { HelpName = "NUMBER" },
            ],
            Examples = ["sources show starter", "sources show starter --text > starter.txt", "sources show starter --revision 1"],
        },
        new("sources history", Right.Moderator, Keeping, "Show who changed a source, when and why", ShowHistoryAsync)
        {
            Description = "Lists every step of a source, oldest first: revisions, quarantines, releases and removals, with who, when and why.",
            Arguments = [IdArgument, CommandArgument.Json("Print the steps as JSON lines")],
            Examples = ["sources history starter", "sources history starter --json"],
        },
        new("sources diff", Right.Moderator, Keeping, "Show what changed between two revisions", DiffAsync)
        {
            Description = "Shows by words what changed between two revisions: without numbers the last two, with one that one and the last.",
            Arguments =
            [
                IdArgument,
                new(From, CommandArgumentKind.Number, "The earlier revision's number", "1"),
                new(To, CommandArgumentKind.Number, "The later revision's number", "1"),
                CommandArgument.Json("Print the changes as JSON"),
            ],
            Examples = ["sources diff starter", "sources diff starter 1 3", "sources diff starter --json"],
        },
    ];

    private static async Task<Reply> ListAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        // Who keeps the sources sees those of the workspace; who asks, all that answer.
        IEnumerable<string> workspaces = call.Surface == CommandSurfaces.Terminal
            ? [call.WorkspaceId]
            : new[] { call.WorkspaceId, SourceLimits.DefaultWorkspace }.Distinct();
        var list = ImmutableArray.CreateBuilder<Source>();
        foreach (var workspace in workspaces)
        {
            list.AddRange((await services.Sources.ListAsync(workspace, cancellationToken).ConfigureAwait(false))
                .Where(s => call.Surface == CommandSurfaces.Terminal || s.State == SourceState.Standing));
        }

        return list.Count == 0 && call.Surface != CommandSurfaces.Terminal
            ? new Reply.OfText(ReplyText.NoSources)
            : new Reply.OfSources(list.ToImmutable());
    }

    private static async Task<Reply> ShowAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        if (await services.Sources.FindHistoryAsync(call.WorkspaceId, call.Values[Id], cancellationToken).ConfigureAwait(false) is not { } history)
        {
            return NoSuchSource(call.Values[Id]);
        }

        if (call.Values.Find(Revision) is { } typed)
        {
            return int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && await FindAsync(services, history, number, cancellationToken).ConfigureAwait(false) is { } earlier
                    ? new Reply.OfSource(earlier, call.Values.Has(TextOnly))
                    : NoRevision(history, typed);
        }

        if (history.State == SourceState.Removed)
        {
            return new Reply.OfRefusal($"The source \"{history.SourceId}\" was removed: show its last revision with {Revision} {history.Latest}, or restore it.");
        }

        return await FindAsync(services, history, history.Latest, cancellationToken).ConfigureAwait(false) is { } revision
            ? new Reply.OfSource(revision, call.Values.Has(TextOnly)) { State = history.State }
            : NoSuchSource(history.SourceId);
    }

    private static async Task<Reply> ShowHistoryAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        await services.Sources.FindHistoryAsync(call.WorkspaceId, call.Values[Id], cancellationToken).ConfigureAwait(false) is { } history
            ? new Reply.OfTable(ReplyTable.Of(history))
            : NoSuchSource(call.Values[Id]);

    private static async Task<Reply> DiffAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        if (await services.Sources.FindHistoryAsync(call.WorkspaceId, call.Values[Id], cancellationToken).ConfigureAwait(false) is not { } history)
        {
            return NoSuchSource(call.Values[Id]);
        }

        var to = call.Values.FindNumber(To) ?? history.Latest;
        var from = call.Values.FindNumber(From) ?? to - 1;
        if (from == 0)
        {
            return new Reply.OfRefusal($"The source \"{history.SourceId}\" has one revision only: there is nothing to compare it with.");
        }

        var before = await FindAsync(services, history, from, cancellationToken).ConfigureAwait(false);
        var after = await FindAsync(services, history, to, cancellationToken).ConfigureAwait(false);
        return before is null ? NoRevision(history, $"{from}")
            : after is null ? NoRevision(history, $"{to}")
            : new Reply.OfDiff(Compare(before, after));
    }

    /// <summary>What changed between two revisions, as much as there is room to show.</summary>
    public static RevisionDiff Compare(SourceRevision before, SourceRevision after) => new(
        before.SourceId,
        before.Number,
        after.Number,
        DiffExcerpt.Of(WordDiff.Compare(before.Text, after.Text), MaxDiff),
        MetadataDiff.Compare(before.Metadata, after.Metadata));

    private static Task<SourceRevision?> FindAsync(CommandServices services, SourceHistory history, int revision, CancellationToken cancellationToken) =>
        services.Sources.FindRevisionAsync(history.WorkspaceId, history.SourceId, revision, cancellationToken);

    private static Reply.OfRefusal NoSuchSource(string id) => new($"There is no source \"{id}\": sources list shows the ids.");

    private static Reply.OfRefusal NoRevision(SourceHistory history, string revision) =>
        new($"The source \"{history.SourceId}\" has no revision {revision}: it has 1 to {history.Latest}.");
}
