using Discord;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.DiscordNet;

/// <summary>Writes messages, forms and commands in Discord.Net's types.</summary>
internal static class DiscordNetModels
{
    public static Embed[] Embeds(DiscordMessage message) => [.. message.Embeds.Select(Write)];

    public static MessageComponent Buttons(DiscordMessage message) => new ComponentBuilder()
        .WithRows(message.Buttons.Select(row => new ActionRowBuilder().WithComponents([.. row.Select(Write)])))
        .Build();

    public static Modal Write(DiscordModal modal)
    {
        var builder = new ModalBuilder(modal.Title, modal.CustomId);
        foreach (var input in modal.Inputs)
        {
            builder.AddTextInput(
                input.Label,
                input.CustomId,
                input.IsParagraph ? TextInputStyle.Paragraph : TextInputStyle.Short,
                input.Placeholder.Length > 0 ? input.Placeholder : null,
                maxLength: input.MaxLength,
                required: input.IsRequired,
                value: input.Value.Length > 0 ? input.Value : null);
        }

        return builder.Build();
    }

    public static ApplicationCommandProperties Write(DiscordCommand command)
    {
        var builder = new SlashCommandBuilder()
            .WithName(command.Name)
            .WithDescription(command.Description)
            .WithDefaultMemberPermissions((GuildPermission?)command.DefaultMemberPermissions);
        builder.AddOptions([.. command.Options.Select(Write), .. command.Subcommands.Select(Write)]);
        return builder.Build();
    }

    public static AutocompleteResult Write(DiscordChoice choice) => new(choice.Name, choice.Value);

    private static SlashCommandOptionBuilder Write(DiscordSubcommand subcommand)
    {
        var builder = new SlashCommandOptionBuilder()
            .WithName(subcommand.Name)
            .WithDescription(subcommand.Description)
            .WithType(ApplicationCommandOptionType.SubCommand);
        return builder.AddOptions([.. subcommand.Options.Select(Write)]);
    }

    private static SlashCommandOptionBuilder Write(DiscordOption option)
    {
        var builder = new SlashCommandOptionBuilder()
            .WithName(option.Name)
            .WithDescription(option.Description)
            .WithType((ApplicationCommandOptionType)option.Kind)
            .WithRequired(option.IsRequired)
            .WithAutocomplete(option.IsCompleted);
        builder.MaxLength = option.MaxLength;
        builder.MinValue = option.MinValue;
        return builder;
    }

    private static Embed Write(DiscordEmbed embed)
    {
        var builder = new EmbedBuilder().WithDescription(embed.Description);
        if (embed.Title.Length > 0)
        {
            builder.WithTitle(embed.Title);
        }

        if (embed.Footer.Length > 0)
        {
            builder.WithFooter(embed.Footer);
        }

        if (embed.Color is { } color)
        {
            builder.WithColor(new Color((uint)color));
        }

        foreach (var field in embed.Fields)
        {
            builder.AddField(field.Name, field.Value);
        }

        return builder.Build();
    }

    private static IMessageComponent Write(DiscordButton button) => new ButtonBuilder(
        button.Label, button.CustomId, (ButtonStyle)button.Style, isDisabled: button.IsDisabled).Build();
}
