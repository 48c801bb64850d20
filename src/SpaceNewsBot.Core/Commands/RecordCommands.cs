using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Backups;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands about what is on record: the audit log and backups.</summary>
internal static class RecordCommands
{
    private const string Actor = "--actor";
    private const string Action = "--action";
    private const string Subject = "--subject";
    private const string Since = "--since";
    private const string Limit = "--limit";
    private const string File = "FILE";
    private const int MostEntries = 10_000;

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("audit", Right.Moderator, SourceCommands.Moderating, "Show who did what, and what was refused", ReadAsync)
        {
            Description = "Shows the audit log, newest first: every change, release, refusal and retraction. Nothing in it can be changed.",
            Arguments =
            [
                new(Actor, CommandArgumentKind.Option, "By whom, as the log shows it", "command line") { HelpName = "WHO" },
                new(Action, CommandArgumentKind.Option, "What, for example updated, released or refused", "updated") { HelpName = "WHAT" },
                new(Subject, CommandArgumentKind.Option, "To what: a source's id, an answer's number", "starter") { HelpName = "SUBJECT" },
                new(Since, CommandArgumentKind.Option, "From that day on, in UTC, for example 2022-03-05", "2022-03-05") { HelpName = "DAY" },
                new(Limit, CommandArgumentKind.Option, "At most so many, 100 unless given", "20") { HelpName = "NUMBER" },
                CommandArgument.Json("Print the entries as JSON lines"),
            ],
            Examples = ["audit", "audit --action refused --since 2022-03-05 --json", "audit --subject starter"],
        },
        new("backup", Right.Owner, CommandSurfaces.Terminal, "Copy the whole store while it runs", BackUpAsync)
        {
            Description = "Writes the whole store, all workspaces, into a new file while the bot goes on. To use it, put it as spacenewsbot.db into an empty data folder.",
            Arguments = [new(File, CommandArgumentKind.Word, "The new file", "/nowhere/that/is/backup.db") { IsRequired = true }],
            Examples = ["backup spacenewsbot-monday.db"],
        },
    ];

    private static async Task<Reply> ReadAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var filter = new AuditFilter(call.WorkspaceId, call.Values.Find(Actor), Subject: call.Values.Find(Subject));
        if (call.Values.Find(Action) is { } action)
        {
            if (Find(action) is not { } known)
            {
                var names = string.Join(", ", Enum.GetValues<AuditAction>().Select(a => ReplyTable.Words(a)));
                return new Reply.OfRefusal($"The log knows no action \"{action}\": there are {names}.");
            }

            filter = filter with { Action = known };
        }

        if (call.Values.Find(Since) is { } since)
        {
            if (!DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return new Reply.OfRefusal($"\"{since}\" isn't a day: write it as year-month-day, for example 2022-03-05.");
            }

            filter = filter with { Since = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) };
        }

        if (call.Values.Find(Limit) is { } limit)
        {
            if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MostEntries)
            {
                return new Reply.OfRefusal($"{Limit} has to be a whole number from 1 to {MostEntries}, and \"{limit}\" isn't one.");
            }

            filter = filter with { Limit = number };
        }

        return new Reply.OfTable(ReplyTable.Of(await services.Audit.ReadAsync(filter, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>An action as the log shows it ("rolled back"), or in one word.</summary>
    private static AuditAction? Find(string typed)
    {
        var name = typed.Replace(" ", "", StringComparison.Ordinal);
        return Enum.GetValues<AuditAction>().Where(a => name.Equals(a.ToString(), StringComparison.OrdinalIgnoreCase)).Cast<AuditAction?>().FirstOrDefault();
    }

    private static async Task<Reply> BackUpAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        await services.Backup.WriteAsync(call.Values[File], call.Actor, cancellationToken).ConfigureAwait(false) switch
        {
            BackupOutcome.Written(var file, var bytes) => new Reply.OfNotice(string.Create(CultureInfo.InvariantCulture, $"{file}: {bytes:N0} bytes, checked.")),
            BackupOutcome.Refused(var reason) => new Reply.OfRefusal(reason),
            _ => throw new InvalidOperationException("A backup is written or refused."),
        };
}
