using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands that change sources. Each can be previewed, and each says why it was made.</summary>
internal static class SourceEditCommands
{
    private const string Material = "FILE";
    private const string Reason = "--reason";
    private const string BasedOn = "--based-on";
    private const string DryRun = "--dry-run";
    private const string Replace = "--replace";
    private const string With = "--with";
    private const string Clear = "--clear";
    private const string Old = "OLD";
    private const string New = "NEW";
    private const string Revision = "REVISION";

    private static readonly CommandArgument MaterialArgument = new(
        Material,
        CommandArgumentKind.Material,
        "Text, Markdown or HTML; - reads standard input. Front matter (title, author, publisher, url, published) may stand at its top",
        "The harbour office of Selm suspended the night ferry on Monday because its engine had failed.")
    { IsRequired = true, HelpName = "the text" };

    private static readonly ImmutableArray<CommandArgument> FieldArguments =
    [
        new("--title", CommandArgumentKind.Option, "The headline", "Ferry halted") { HelpName = "TEXT" },
        new("--author", CommandArgumentKind.Option, "The byline, as written", "Jo Doe") { HelpName = "TEXT" },
        new("--publisher", CommandArgumentKind.Option, "The outlet", "Harbour Post") { HelpName = "TEXT" },
        new("--url", CommandArgumentKind.Option, "The article's address, http or https", "https://harbour.example/ferry") { HelpName = "URL" },
        new("--published", CommandArgumentKind.Option, "The day of publication, for example 2022-03-05", "2022-03-05") { HelpName = "DAY" },
    ];

    private static readonly CommandArgument ReasonArgument =
        new(Reason, CommandArgumentKind.Option, "Why the change is made; kept with it", "a correction") { HelpName = "TEXT" };

    private static readonly CommandArgument DryRunArgument =
        new(DryRun, CommandArgumentKind.Flag, "Show what the change would do to answers, and change nothing");

    private static readonly CommandArgument JsonArgument = CommandArgument.Json($"With {DryRun}: print what would change as JSON");

    private static readonly ImmutableArray<CommandArgument> ChangeArguments =
    [
        ReasonArgument,
        new(BasedOn, CommandArgumentKind.Option, "The revision that you looked at: a newer one makes this a conflict", "1") { HelpName = "NUMBER" },
        DryRunArgument,
        JsonArgument,
    ];

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("sources add", Right.Moderator, SourceCommands.Keeping, "Add a source", AddAsync)
        {
            Description = "Adds a source and prints its id. The same text again: already there, no second copy.",
            Arguments = [MaterialArgument, .. FieldArguments, ReasonArgument, DryRunArgument, JsonArgument],
            Examples =
            [
                "sources add article.md",
                "sources add - --title \"Headline\" --author \"Jo Doe\" --published 2022-03-05 < article.txt",
                "sources add article.md --dry-run",
            ],
        },
        new("sources update", Right.Moderator, SourceCommands.Keeping, "Give a source a new text, or replace one sentence", UpdateAsync)
        {
            Description = "Gives a source a new text, or replaces one sentence of it; earlier revisions are kept. What isn't said about it anew stays as it was.",
            Arguments =
            [
                SourceCommands.IdArgument,
                MaterialArgument with { IsRequired = false },
                new(Replace, CommandArgumentKind.Option, "Words that stand once in the text", "The harbour office") { HelpName = "OLD" },
                new(With, CommandArgumentKind.Option, "What to put in their place", "The town hall") { HelpName = "NEW" },
                .. FieldArguments,
                .. ChangeArguments,
            ],
            Examples =
            [
                "sources update my-article corrected.md --reason \"the agency corrected the date\"",
                "sources update my-article --replace \"on Friday\" --with \"on Saturday\" --dry-run",
            ],
        },
        new("sources replace", Right.Moderator, CommandSurfaces.Chats, "Replace words that stand once in a source", ReplaceAsync)
        {
            Description = "Replaces words that stand once in a source's text; earlier revisions are kept.",
            Arguments =
            [
                SourceCommands.IdArgument,
                new(Old, CommandArgumentKind.Word, "Words that stand once in the text", "The harbour office") { IsRequired = true },
                new(New, CommandArgumentKind.Word, "What to put in their place", "The town hall") { IsRequired = true },
                ReasonArgument,
            ],
            Examples = ["sources replace my-article \"on Friday\" \"on Saturday\""],
        },
        new("sources edit", Right.Moderator, SourceCommands.Keeping, "Change a source's title, author, publisher, address or date", EditFieldsAsync)
        {
            Description = "Changes what is known about a source and leaves its text. A title or byline that stands in the text stays known.",
            Arguments =
            [
                SourceCommands.IdArgument,
                .. FieldArguments,
                new(Clear, CommandArgumentKind.Option, "Fields to empty, with commas between", "publisher") { HelpName = "FIELDS" },
                .. ChangeArguments,
            ],
            Examples = ["sources edit my-article --author \"Jo Doe\"", "sources edit my-article --clear url,published"],
        },
        new("sources rollback", Right.Moderator, SourceCommands.Keeping, "Go back to an earlier revision", RollBackAsync)
        {
            Description = "Makes a new revision that equals an earlier one.",
            Arguments =
            [
                SourceCommands.IdArgument,
                new(Revision, CommandArgumentKind.Number, "The earlier revision's number, as sources history prints it", "1") { IsRequired = true },
                .. ChangeArguments,
            ],
            Examples = ["sources rollback my-article 2 --reason \"the correction was wrong\""],
        },
        new("sources remove", Right.Moderator, SourceCommands.Keeping, "Take a source out of every answer", RemoveAsync)
        {
            Description = "Takes a source out of every answer, from the next question on. Its revisions are kept.",
            Arguments = [SourceCommands.IdArgument, .. ChangeArguments],
            Examples = ["sources remove starter", "sources remove starter --dry-run"],
        },
        new("sources restore", Right.Moderator, SourceCommands.Keeping, "Bring a removed source back", RestoreAsync)
        {
            Description = "Brings a removed source back as it was, in a new revision.",
            Arguments = [SourceCommands.IdArgument, ReasonArgument, DryRunArgument, JsonArgument],
            Examples = ["sources restore starter"],
        },
        new("sources release", Right.Moderator, SourceCommands.Keeping, "Let a source out of quarantine", ReleaseAsync)
        {
            Description = "Lets a source answer that was held because of instruction-like or hidden text. sources release ID --dry-run shows that text.",
            Arguments = [SourceCommands.IdArgument, .. ChangeArguments],
            Examples = ["sources release my-article --reason \"it reports the attack\""],
        },
    ];

    private static Task<Reply> AddAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        EditAsync(services, call, new SourceChange.Add(ReadMaterial(call, "added")), cancellationToken);

    /// <summary>Whether words were given that replace others, so that the source keeps the rest of its text.</summary>
    internal static bool ReplacesWords(CommandValues values) => values.Has(Replace) || values.Has(With);

    private static Task<Reply> UpdateAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var id = call.Values[SourceCommands.Id];
        var (hasText, old, replacement) = (call.Values.Has(Material), call.Values.Find(Replace), call.Values.Find(With));
        return (hasText, old, replacement) switch
        {
            (true, null, null) => EditAsync(services, call, new SourceChange.Update(id, ReadMaterial(call, "updated")), cancellationToken),
            (false, not null, not null) when FieldArguments.Any(f => call.Values.Has(f.Name)) =>
                Refuse($"{Replace} changes the text alone: change what is known about the source with sources edit."),
            (false, not null, not null) => EditAsync(
                services,
                call,
                new SourceChange.Replace(call.WorkspaceId, id, old, replacement, call.Actor.ToString(), ReadReason(call, "updated")),
                cancellationToken),
            (true, _, _) => Refuse($"Give either a whole text or {Replace} with {With}, not both."),
            (_, not null, null) => Refuse($"{Replace} says what goes: say with {With} what comes in its place."),
            (_, null, not null) => Refuse($"{With} says what comes: say with {Replace} what goes for it."),
            _ => Refuse($"There is nothing to update with: give a text, or {Replace} OLD {With} NEW."),
        };
    }

    private static Task<Reply> ReplaceAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) => EditAsync(
        services,
        call,
        new SourceChange.Replace(
            call.WorkspaceId, call.Values[SourceCommands.Id], call.Values[Old], call.Values[New], call.Actor.ToString(), ReadReason(call, "updated")),
        cancellationToken);

    private static Task<Reply> EditFieldsAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        if (!FieldArguments.Any(f => call.Values.Has(f.Name)) && !call.Values.Has(Clear))
        {
            return Refuse($"There is nothing to change: give --title, --author, --publisher, --url, --published or {Clear}.");
        }

        var clear = (call.Values.Find(Clear) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return EditAsync(
            services, call, new SourceChange.Edit(call.Values[SourceCommands.Id], ReadMaterial(call, "edited"), [.. clear]), cancellationToken);
    }

    private static Task<Reply> RollBackAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var revision = call.Values.FindNumber(Revision)!.Value;
        return EditAsync(
            services,
            call,
            new SourceChange.RollBack(
                call.WorkspaceId, call.Values[SourceCommands.Id], revision, call.Actor.ToString(), ReadReason(call, $"rolled back to revision {revision}")),
            cancellationToken);
    }

    private static Task<Reply> RemoveAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) => EditAsync(
        services,
        call,
        new SourceChange.Remove(call.WorkspaceId, call.Values[SourceCommands.Id], call.Actor.ToString(), ReadReason(call, "removed")),
        cancellationToken);

    private static Task<Reply> RestoreAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) => EditAsync(
        services,
        call,
        new SourceChange.Restore(call.WorkspaceId, call.Values[SourceCommands.Id], call.Actor.ToString(), ReadReason(call, "restored")),
        cancellationToken);

    private static Task<Reply> ReleaseAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) => EditAsync(
        services,
        call,
        new SourceChange.Release(call.WorkspaceId, call.Values[SourceCommands.Id], call.Actor.ToString(), ReadReason(call, "released")),
        cancellationToken);

    private static async Task<Reply> EditAsync(CommandServices services, CommandCall call, SourceChange change, CancellationToken cancellationToken)
    {
        if (call.Values.Find(BasedOn) is { } typed)
        {
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            {
                return new Reply.OfRefusal($"{BasedOn} has to be a revision's number, and \"{typed}\" isn't one.");
            }

            change = change with { BasedOn = number };
        }

        if (call.Values.Has(JsonArgument.Name) && !call.Values.Has(DryRun))
        {
            return new Reply.OfRefusal($"{JsonArgument.Name} goes with {DryRun}: a change that is made prints the source's id alone.");
        }

        if (call.Confirmed is { } confirmed)
        {
            change = change with { BasedOn = confirmed.BasedOn };
        }

        var editor = new SourceEditor(services.Sources, services.Clock);
        var plan = await editor.PlanAsync(change, cancellationToken).ConfigureAwait(false);

        // In a chat nothing is written before a moderator has seen what it does.
        var isProposed = call is { Item: not null, Confirmed: null };
        if ((isProposed || call.Values.Has(DryRun)) && await services.Previewer.PreviewAsync(plan, cancellationToken).ConfigureAwait(false) is { } preview)
        {
            return new Reply.OfPreview(preview)
            {
                ProposalId = call.Values.Has(DryRun) ? null : await ProposeAsync(services, call, plan, cancellationToken).ConfigureAwait(false),
            };
        }

        var outcome = await editor.ApplyAsync(plan, cancellationToken).ConfigureAwait(false);
        if (call.Confirmed is not null && outcome is SourceEditOutcome.Conflict or SourceEditOutcome.Rejected)
        {
            // This very message may have done it before a kill kept it from saying so.
            outcome = await editor.FindDoneAsync(change, cancellationToken).ConfigureAwait(false) ?? outcome;
        }

        var reply = new Reply.OfEdit(outcome)
        {
            Overtaken = outcome is SourceEditOutcome.Conflict(var between) ? SourceCommands.Compare(between.BasedOn, between.Current) : null,
        };
        if (reply.Refusal is { } refusal)
        {
            await services.Audit.RecordAsync(
                call.WorkspaceId, call.Actor, Audit.AuditAction.Refused, call.Values.Find(SourceCommands.Id) ?? "sources add", refusal, cancellationToken).ConfigureAwait(false);
        }
        else if (outcome is SourceEditOutcome.Committed or SourceEditOutcome.Released)
        {
            await CloseAnsweredAsync(services, call.WorkspaceId, cancellationToken).ConfigureAwait(false);
        }

        return reply;
    }

    private static async Task<long> ProposeAsync(CommandServices services, CommandCall call, SourcePlan plan, CancellationToken cancellationToken)
    {
        var basedOn = plan switch
        {
            SourcePlan.Write write => write.Before?.Number,
            SourcePlan.Remove remove => remove.Before.Number,
            SourcePlan.Release release => release.Held.Number,
            _ => null,
        };
        var proposal = await services.Proposals.AddAsync(
            call.WorkspaceId, call.Item!.Id, call.Item.Message.Text, basedOn, call.Actor, cancellationToken).ConfigureAwait(false);
        return proposal.Id;
    }

    /// <summary>Takes questions off the lists of unanswered ones that the sources answer now: every workspace reads the default one.</summary>
    private static async Task CloseAnsweredAsync(CommandServices services, string workspaceId, CancellationToken cancellationToken)
    {
        var readers = workspaceId != SourceLimits.DefaultWorkspace
            ? [workspaceId]
            : (await services.Workspaces.ListAsync(cancellationToken).ConfigureAwait(false)).Select(w => w.Id);
        foreach (var reader in readers)
        {
            await services.Unanswered.CloseAnsweredAsync(reader, cancellationToken).ConfigureAwait(false);
        }
    }

    private static SourceMaterial ReadMaterial(CommandCall call, string reason) => new(
        call.WorkspaceId,
        call.Values.Find(Material) ?? "",
        call.Actor.ToString(),
        ReadReason(call, reason),
        call.Values.Find("--title"),
        call.Values.Find("--author"),
        call.Values.Find("--publisher"),
        call.Values.Find("--url"),
        call.Values.Find("--published"));

    private static string ReadReason(CommandCall call, string otherwise) => call.Values.Find(Reason) is { Length: > 0 } typed ? typed : otherwise;

    private static Task<Reply> Refuse(string sentence) => Task.FromResult<Reply>(new Reply.OfRefusal(sentence));
}
