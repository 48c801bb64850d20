using System.Collections.Immutable;
using System.Globalization;
using Discord;
using Discord.WebSocket;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.DiscordNet;

/// <summary>Reads Discord.Net's events.</summary>
internal static class SocketEvents
{
    // Discord.Net doesn't tell new threads from those that come into view.
    private static readonly TimeSpan NewFor = TimeSpan.FromMinutes(10);

    public static DiscordEvent.MessageCreated Read(SocketMessage message)
    {
        var user = message as SocketUserMessage;
        var reference = message.Reference is { } found && found.ReferenceType.GetValueOrDefault(MessageReferenceType.Default) == MessageReferenceType.Default && found.MessageId.IsSpecified
            ? Id(found.MessageId.Value)
            : null;
        return new DiscordEvent.MessageCreated(
            Id(message.Id),
            Id(message.Channel.Id),
            (message.Channel as SocketGuildChannel)?.Guild is { } guild ? Id(guild.Id) : null,
            Id(message.Author.Id),
            message.Content ?? "")
        {
            IsAutomatic = message.Author.IsBot || message.Author.IsWebhook || message.Type is not (MessageType.Default or MessageType.Reply),
            Mentions = [.. message.MentionedUsers.Select(u => Id(u.Id))],
            RepliesTo = reference,
            RepliesToAuthor = reference is not null && user?.ReferencedMessage is { } original ? Id(original.Author.Id) : null,
            Roles = Roles(message.Author),
        };
    }

    /// <summary>A new thread; null for one that only came into view.</summary>
    public static DiscordEvent.ThreadCreated? Read(SocketThreadChannel thread, DateTimeOffset now) =>
        now - SnowflakeUtils.FromSnowflake(thread.Id) < NewFor && thread.ParentChannel is { } parent
            ? new DiscordEvent.ThreadCreated(Id(thread.Id), Id(parent.Id), Id(thread.Guild.Id), thread.Name)
            : null;

    /// <summary>An interaction; null for a kind that the bot offers none of.</summary>
    public static DiscordEvent.Interacted? Read(SocketInteraction interaction)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var attachments = ImmutableSortedDictionary.CreateBuilder<string, DiscordAttachment>(StringComparer.Ordinal);
        DiscordInteractionKind kind;
        string name;
        switch (interaction)
        {
            case SocketSlashCommand command:
                kind = DiscordInteractionKind.Command;
                name = command.Data.Name;
                var options = command.Data.Options;
                while (options.Count == 1 && options.Single() is { Type: ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup } subcommand)
                {
                    name = $"{name} {subcommand.Name}";
                    options = subcommand.Options;
                }

                foreach (var option in options)
                {
                    Add(option.Name, option.Value);
                }

                break;
            case SocketAutocompleteInteraction typing:
                kind = DiscordInteractionKind.Autocomplete;
                name = string.Join(' ', [typing.Data.CommandName, .. typing.Data.Options.Where(IsName).Select(o => o.Name)]);
                foreach (var option in typing.Data.Options.Where(o => !IsName(o)))
                {
                    Add(option.Name, option.Value);
                }

                break;
            case SocketMessageComponent component:
                kind = DiscordInteractionKind.Component;
                name = component.Data.CustomId;
                break;
            case SocketModal modal:
                kind = DiscordInteractionKind.Modal;
                name = modal.Data.CustomId;
                foreach (var field in modal.Data.Components)
                {
                    Add(field.CustomId, field.Value);
                }

                break;
            default:
                return null;
        }

        return interaction.ChannelId is not { } channel ? null : new DiscordEvent.Interacted(new DiscordInteraction(
            Id(interaction.Id),
            interaction.Token,
            kind,
            name,
            Id(channel),
            interaction.GuildId is { } guild ? Id(guild) : null,
            Id(interaction.User.Id))
        {
            Values = values.ToImmutable(),
            Attachments = attachments.ToImmutable(),
            Focused = (interaction as SocketAutocompleteInteraction)?.Data.Current?.Name,
            Permissions = (interaction.User as SocketGuildUser)?.GuildPermissions.RawValue ?? 0,
            Roles = Roles(interaction.User),
            MessageId = interaction switch
            {
                SocketMessageComponent { Message: { } message } => Id(message.Id),
                SocketModal { Message: { } message } => Id(message.Id),
                _ => null,
            },
        });

        void Add(string key, object? value)
        {
            switch (value)
            {
                case null:
                    break;
                case IAttachment file:
                    attachments[key] = new DiscordAttachment(file.Filename, file.Url, file.Size);
                    break;
                case bool isOn:
                    values[key] = isOn ? "true" : "false";
                    break;
                case ISnowflakeEntity entity:
                    values[key] = Id(entity.Id);
                    break;
                default:
                    values[key] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                    break;
            }
        }
    }

    public static string Id(ulong snowflake) => snowflake.ToString(CultureInfo.InvariantCulture);

    private static bool IsName(AutocompleteOption option) =>
        option.Type is ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup;

    // Everybody has the role that bears the guild's own id, and Discord doesn't list it.
    private static ImmutableArray<string> Roles(SocketUser user) => user is SocketGuildUser member
        ? [.. member.Roles.Where(role => role.Id != member.Guild.Id).Select(role => Id(role.Id))]
        : [];
}
