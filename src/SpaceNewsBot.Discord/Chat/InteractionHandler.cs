using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Discord.Commands;
using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Discord.Rendering;

namespace SpaceNewsBot.Discord.Chat;

/// <summary>
/// Answers interactions within Discord's three seconds: opens a form, offers values, turns a page, or records the command
/// and acknowledges it, whose reply comes from the worker.
/// </summary>
/// <param name="connection">Discord.</param>
/// <param name="intake">Records messages.</param>
/// <param name="inbox">What was recorded.</param>
/// <param name="pages">The pages of replies.</param>
/// <param name="attachments">Fetches files.</param>
/// <param name="workspaces">Which guild belongs to whom.</param>
/// <param name="suggestions">Finds sources as they are typed.</param>
/// <param name="acknowledgements">Keeps replies behind their acknowledgement.</param>
/// <param name="options">The moderators' role.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets codes.</param>
internal sealed partial class InteractionHandler(
    IDiscordConnection connection,
    MessageIntake intake,
    IInbox inbox,
    IReplyPages pages,
    AttachmentReader attachments,
    IWorkspaceStore workspaces,
    ISourceSuggestions suggestions,
    PendingAcknowledgements acknowledgements,
    IOptions<DiscordOptions> options,
    TimeProvider time,
    ILogger<InteractionHandler> logger)
{
    private const int MostChoices = 25;
    private const int MaxChoice = 100;

    // Discord takes a first response for three seconds (discord.com/developers/docs/interactions/receiving-and-responding).
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    // Recorded first, acknowledged then; but a store that is slow must not cost the reply.
    private static readonly TimeSpan RecordingTime = TimeSpan.FromSeconds(1.5);

    /// <summary>Deals with an interaction.</summary>
    public Task HandleAsync(DiscordInteraction interaction, CancellationToken cancellationToken) => interaction.Kind switch
    {
        DiscordInteractionKind.Autocomplete => SuggestAsync(interaction, cancellationToken),
        DiscordInteractionKind.Command => RunAsync(interaction, cancellationToken),
        DiscordInteractionKind.Component => PressAsync(interaction, cancellationToken),
        _ => RecordAsync(interaction, DiscordForms.Read(interaction), isEphemeral: true, isForm: true, cancellationToken),
    };

    private Task RunAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        if (DiscordCommandTable.Find(interaction.Name) is not { } row)
        {
            return RecordAsync(interaction, $"/{interaction.Name}", isEphemeral: true, isForm: false, cancellationToken);
        }

        if (DiscordForms.IsNeeded(row, interaction))
        {
            return OpenAsync(interaction, DiscordForms.OpenText(row, DiscordCommandText.ReadValues(row, interaction)), cancellationToken);
        }

        var isEphemeral = !DiscordCommandTable.IsPublic(row) || interaction.Values.GetValueOrDefault(DiscordCommandTable.Private) == "true";
        return interaction.Attachments.IsEmpty
            ? RecordAsync(interaction, DiscordCommandText.Write(row, interaction), isEphemeral, isForm: false, cancellationToken)
            : RecordFileAsync(interaction, row, cancellationToken);
    }

    private async Task PressAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        if (DiscordPages.ReadPage(interaction.Name) is var (item, page))
        {
            await TurnAsync(interaction, item, page, cancellationToken);
        }
        else if (DiscordPages.ReadRetry(interaction.Name) is { } delivery)
        {
            await ReopenAsync(interaction, delivery, cancellationToken);
        }
        else if (ReplyAction.FindPrompt(interaction.Name) is { } prompt)
        {
            await OpenAsync(interaction, DiscordForms.OpenPrompt(interaction.Name, prompt), cancellationToken);
        }
        else
        {
            await RecordAsync(interaction, interaction.Name, isEphemeral: true, isForm: false, cancellationToken);
        }
    }

    /// <summary>Records a command and acknowledges it: the one first, so that what is acknowledged is answered.</summary>
    private Task RecordAsync(DiscordInteraction interaction, string text, bool isEphemeral, bool isForm, CancellationToken cancellationToken)
    {
        // In a direct channel nobody else reads along, and what stands there can be corrected later.
        isEphemeral &= interaction.GuildId is not null;
        var recorded = intake.RecordAsync(Describe(interaction, text, isEphemeral, isForm), CancellationToken.None);
        var acknowledged = AcknowledgeAsync(interaction, recorded, isEphemeral, cancellationToken);
        return Task.WhenAll(
            acknowledgements.AddAsync(interaction.Token, acknowledged),
            ApologizeAsync(interaction, recorded, acknowledged, cancellationToken));
    }

    private async Task AcknowledgeAsync(DiscordInteraction interaction, Task recorded, bool isEphemeral, CancellationToken cancellationToken)
    {
        await Task.WhenAny(recorded, Task.Delay(RecordingTime, time, cancellationToken));
        await RespondAsync(new DiscordCall.Defer(interaction.Id, interaction.Token, isEphemeral), cancellationToken);
    }

    private async Task ApologizeAsync(DiscordInteraction interaction, Task recorded, Task acknowledged, CancellationToken cancellationToken)
    {
        try
        {
            await recorded;
        }
        catch (StoreUnavailableException)
        {
            LogNotRecorded();
            await acknowledged;
            await connection.CallAsync(new DiscordCall.EditReply(interaction.Token, new DiscordMessage(ChatTexts.NotRecorded)), cancellationToken);
        }
    }

    /// <summary>A file takes longer than three seconds at times: acknowledged first, recorded with its text.</summary>
    private async Task RecordFileAsync(DiscordInteraction interaction, CommandRow row, CancellationToken cancellationToken)
    {
        var isEphemeral = interaction.GuildId is not null;
        await RespondAsync(new DiscordCall.Defer(interaction.Id, interaction.Token, isEphemeral), cancellationToken);
        var sentence = ChatTexts.NotRecorded;
        switch (await attachments.ReadAsync(interaction.Attachments.First().Value, cancellationToken))
        {
            case SourceFile.Refused(var why):
                sentence = why;
                break;
            case SourceFile.Text(var content):
                try
                {
                    await intake.RecordAsync(
                        Describe(interaction, DiscordCommandText.Write(row, interaction, content), isEphemeral, isForm: false), cancellationToken);
                    return;
                }
                catch (StoreUnavailableException)
                {
                    LogNotRecorded();
                }

                break;
        }

        await connection.CallAsync(
            new DiscordCall.EditReply(interaction.Token, new DiscordMessage { Embeds = [new DiscordEmbed(DiscordMarkdown.Escape(sentence))] }), cancellationToken);
    }

    private IncomingMessage Describe(DiscordInteraction interaction, string text, bool isEphemeral, bool isForm) => new(
        AddressOf(interaction, isEphemeral).ToConversation(),
        interaction.Id,
        "",
        interaction.UserId,
        text,
        time.GetUtcNow(),
        isEphemeral || interaction.GuildId is null)
    {
        Right = DiscordRights.Of(interaction.Permissions, interaction.Roles, options.Value.ModeratorRole),
        Route = new DiscordRoute.ToInteraction(interaction.Token, isForm).ToString(),
        IsAwaited = true,
    };

    private static DiscordAddress AddressOf(DiscordInteraction interaction, bool isEphemeral) =>
        new(interaction.GuildId, interaction.ChannelId, isEphemeral ? interaction.UserId : null);

    private async Task TurnAsync(DiscordInteraction interaction, long item, int page, CancellationToken cancellationToken)
    {
        await RespondAsync(new DiscordCall.DeferUpdate(interaction.Id, interaction.Token), cancellationToken);
        foreach (var address in new[] { AddressOf(interaction, isEphemeral: false), AddressOf(interaction, isEphemeral: true) })
        {
            if (await pages.FindAsync(address.ToConversation(), item, page, cancellationToken) is { } kept
                && JsonSerializer.Deserialize<DiscordMessage>(kept) is { } message)
            {
                await connection.CallAsync(new DiscordCall.EditReply(interaction.Token, message), cancellationToken);
                return;
            }
        }
    }

    /// <summary>Opens a form again with what its sender wrote, and nobody else.</summary>
    private async Task ReopenAsync(DiscordInteraction interaction, string delivery, CancellationToken cancellationToken)
    {
        if (await inbox.FindAsync(DiscordAddress.Platform, delivery, cancellationToken) is { Message: var sent }
            && sent.UserId == interaction.UserId
            && CommandTable.Find(sent.Text, CommandSurfaces.PrivateChat, out _, out var arguments) is { } row)
        {
            await OpenAsync(interaction, DiscordForms.OpenText(row, DiscordForms.ReadSent(row, arguments)), cancellationToken);
        }
        else
        {
            await RespondAsync(new DiscordCall.DeferUpdate(interaction.Id, interaction.Token), cancellationToken);
        }
    }

    private async Task SuggestAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        var typed = interaction.Focused is { } focused ? interaction.Values.GetValueOrDefault(focused, "") : "";
        var choices = ImmutableArray<DiscordChoice>.Empty;
        try
        {
            var link = await workspaces.FindOfChatAsync(AddressOf(interaction, isEphemeral: false).ToConversation(), cancellationToken);
            var found = await suggestions.SuggestAsync(link.WorkspaceId, typed, MostChoices, cancellationToken);
            choices = [.. found.Where(s => s.Id.Length <= MaxChoice).Select(s => new DiscordChoice(Label(s), s.Id))];
        }
        catch (StoreUnavailableException)
        {
            // Nothing is offered; what is typed can be sent all the same.
        }

        await RespondAsync(new DiscordCall.Suggest(interaction.Id, interaction.Token, choices), cancellationToken);
    }

    private static string Label(SourceSuggestion source)
    {
        var label = string.IsNullOrWhiteSpace(source.Title) ? source.Id : $"{source.Id} – {source.Title}";
        return label.Length <= MaxChoice ? label : $"{label[..(char.IsHighSurrogate(label[MaxChoice - 2]) ? MaxChoice - 2 : MaxChoice - 1)]}…";
    }

    private Task OpenAsync(DiscordInteraction interaction, DiscordModal modal, CancellationToken cancellationToken) =>
        RespondAsync(new DiscordCall.ShowModal(interaction.Id, interaction.Token, modal), cancellationToken);

    /// <summary>Makes a first response. Too late, or a second one, is Discord's everyday business: the reply finds another way.</summary>
    private async Task RespondAsync(DiscordCall call, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            if (await connection.CallAsync(call, either.Token) is DiscordResult.Refused(var code, _, _))
            {
                LogNotAcknowledged(code);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotAcknowledged(0);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An interaction couldn't be acknowledged in time (code {Code}).")]
    private partial void LogNotAcknowledged(int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An interaction couldn't be recorded: the store can't be used.")]
    private partial void LogNotRecorded();
}
