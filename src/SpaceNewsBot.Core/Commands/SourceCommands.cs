using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands that list, show and change sources.</summary>
internal static class SourceCommands
{
    private const string Id = "ID";
    private const string Material = "FILE";
    private const string TextOnly = "--text";
    private const string Reason = "--reason";
    private const CommandSurfaces Moderating = CommandSurfaces.Terminal | CommandSurfaces.PrivateChat;

    private static readonly CommandArgument IdArgument =
        new(Id, CommandArgumentKind.Word, "The source's id, as sources list prints it", "starter") { IsRequired = true };

    private static readonly ImmutableArray<CommandArgument> MaterialArguments =
    [
        new(
            Material,
            CommandArgumentKind.Material,
            "Text or Markdown; - reads standard input. Front matter (title, author, publisher, url, published) may stand at its top",
            "The harbour office of Selm suspended the night ferry on Monday because its engine had failed.") { IsRequired = true, HelpName = "the text" },
        new("--title", CommandArgumentKind.Option, "The headline", "Ferry halted") { HelpName = "TEXT" },
        new("--author", CommandArgumentKind.Option, "The byline, as written", "Jo Doe") { HelpName = "TEXT" },
        new("--publisher", CommandArgumentKind.Option, "The outlet", "Harbour Post") { HelpName = "TEXT" },
        new("--url", CommandArgumentKind.Option, "The article's address, http or https", "https://harbour.example/ferry") { HelpName = "URL" },
        new("--published", CommandArgumentKind.Option, "The day of publication, for example 2022-03-05", "2022-03-05") { HelpName = "DAY" },
        new(Reason, CommandArgumentKind.Option, "Why the change is made; kept with it", "a correction") { HelpName = "TEXT" },
    ];

    public static CommandGroup Group { get; } = new(
        "sources",
        "Lists, shows, adds, updates and removes the sources that answers are drawn from.",
        ["sources list", "sources add article.md --author \"Jo Doe\"", "sources remove starter"]);

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("sources list", Right.Reader, Moderating, "List the articles that I answer from", ListAsync)
        {
            Description = "Lists the sources: a table, or columns separated by tabs when the output is redirected.",
            Examples = ["sources list"],
        },
        new("sources show", Right.Moderator, Moderating, "Show a source with its passages", ShowAsync)
        {
            Description = "Shows a source: what is known about it, and each passage with its offsets and its kind. Furniture is never evidence.",
            Arguments = [IdArgument, new(TextOnly, CommandArgumentKind.Flag, "Print exactly the text that offsets count in, and nothing else")],
            Examples = ["sources show starter", "sources show starter --text > starter.txt"],
        },
        new("sources add", Right.Moderator, Moderating, "Add a source", AddAsync)
        {
            Description = "Adds a source and prints its id. The same text again: already there, no second copy.",
            Arguments = MaterialArguments,
            Examples =
            [
                "sources add article.md",
                "sources add - --title \"Headline\" --author \"Jo Doe\" --published 2022-03-05 < article.txt",
            ],
        },
        new("sources update", Right.Moderator, Moderating, "Give a source a new text", UpdateAsync)
        {
            Description = "Gives a source a new text; earlier revisions are kept. What isn't said about it anew stays as it was.",
            Arguments = [IdArgument, .. MaterialArguments],
            Examples = ["sources update my-article corrected.md --reason \"the agency corrected the date\""],
        },
        new("sources remove", Right.Moderator, Moderating, "Take a source out of every answer", RemoveAsync)
        {
            Description = "Takes a source out of every answer, from the next question on. Its revisions are kept.",
            Arguments = [IdArgument, new(Reason, CommandArgumentKind.Option, "Why; kept with the removal", "a correction") { HelpName = "TEXT" }],
            Examples = ["sources remove starter"],
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
        var id = call.Values[Id];
        return await services.Sources.FindAsync(call.WorkspaceId, id, cancellationToken).ConfigureAwait(false) is { } revision
            ? new Reply.OfSource(revision, call.Values.Has(TextOnly))
            : new Reply.OfRefusal($"There is no source \"{id}\": sources list shows the ids.");
    }

    private static Task<Reply> AddAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        EditAsync(services, new SourceChange.Add(ReadMaterial(call, "added")), cancellationToken);

    private static Task<Reply> UpdateAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        EditAsync(services, new SourceChange.Update(call.Values[Id], ReadMaterial(call, "updated")), cancellationToken);

    private static Task<Reply> RemoveAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) => EditAsync(
        services,
        new SourceChange.Remove(call.WorkspaceId, call.Values[Id], call.Actor.ToString(), ReadReason(call, "removed")),
        cancellationToken);

    private static async Task<Reply> EditAsync(CommandServices services, SourceChange change, CancellationToken cancellationToken) =>
        new Reply.OfEdit(await new SourceEditor(services.Sources, services.Clock).EditAsync(change, cancellationToken).ConfigureAwait(false));

    private static SourceMaterial ReadMaterial(CommandCall call, string reason) => new(
        call.WorkspaceId,
        call.Values[Material],
        call.Actor.ToString(),
        ReadReason(call, reason),
        call.Values.Find("--title"),
        call.Values.Find("--author"),
        call.Values.Find("--publisher"),
        call.Values.Find("--url"),
        call.Values.Find("--published"));

    private static string ReadReason(CommandCall call, string otherwise) => call.Values.Find(Reason) is { Length: > 0 } typed ? typed : otherwise;
}
