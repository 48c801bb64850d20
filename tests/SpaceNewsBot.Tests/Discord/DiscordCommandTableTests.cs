using System.Text.RegularExpressions;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Discord.Commands;
using SpaceNewsBot.Discord.Connection;
using Xunit;

namespace SpaceNewsBot.Tests.Discord;

/// <summary>discord.com/developers/docs/interactions/application-commands: the limits of names, descriptions, options.</summary>
public sealed partial class DiscordCommandTableTests
{
    private static readonly IEnumerable<DiscordCommand> All = DiscordCommandTable.Commands;

    [Fact]
    public void Every_row_that_chats_offer_is_a_slash_command_and_is_found_by_its_name()
    {
        var rows = CommandTable.Rows.Where(r => (r.Surfaces & CommandSurfaces.Chats) != 0 && r.Name != "start").ToList();

        var names = All.SelectMany(c => c.Subcommands.IsEmpty ? [c.Name] : c.Subcommands.Select(s => $"{c.Name} {s.Name}")).ToList();

        Assert.Equal(rows.Count, names.Count);
        Assert.Equal<HashSet<CommandRow>>([.. rows], [.. names.Select(name => DiscordCommandTable.Find(name)!)]);
        Assert.All(rows, row => Assert.Same(row, DiscordCommandTable.Find(DiscordCommandTable.NameOf(row))));
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("events")]
    [InlineData("sources")]
    [InlineData("help")]
    [InlineData("privacy")]
    [InlineData("forget-me")]
    public void What_everybody_may_use_is_hidden_from_nobody(string name)
    {
        Assert.Null(All.Single(c => c.Name == name).DefaultMemberPermissions);
    }

    [Theory]
    [InlineData("source", "add update remove rollback history diff")]
    [InlineData("unanswered", "list close")]
    [InlineData("golden", "add list remove")]
    [InlineData("workspace", "list invite link unlink")]
    [InlineData("audit", "")]
    [InlineData("pause", "")]
    public void Moderators_commands_are_hidden_from_others(string name, string subcommands)
    {
        var command = All.Single(c => c.Name == name);

        Assert.Equal(1UL << 5, command.DefaultMemberPermissions);
        Assert.Subset(command.Subcommands.Select(s => s.Name).ToHashSet(), subcommands.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());
    }

    [Fact]
    public void No_row_with_a_moderators_right_is_in_a_command_that_everybody_sees()
    {
        var seen = All.Where(c => c.DefaultMemberPermissions is null)
            .SelectMany(c => c.Subcommands.Select(s => $"{c.Name} {s.Name}").Append(c.Name))
            .Select(DiscordCommandTable.Find);

        Assert.All(seen, row => Assert.True(row is null or { Right: Right.Reader }));
    }

    [Fact]
    public void Names_descriptions_and_numbers_of_options_keep_Discords_limits()
    {
        Assert.InRange(All.Count(), 1, 100);
        Assert.All(All, command =>
        {
            Check(command.Name, command.Description, command.Options);
            Assert.InRange(command.Subcommands.Length, 0, 25);
            Assert.All(command.Subcommands, s => Check(s.Name, s.Description, s.Options));
        });

        static void Check(string name, string description, IReadOnlyList<DiscordOption> options)
        {
            Assert.Matches(Name(), name);
            Assert.InRange(description.Length, 1, 100);
            Assert.InRange(options.Count, 0, 25);
            Assert.Equal(options.Count, options.Select(o => o.Name).Distinct().Count());
            Assert.Equal(options.OrderBy(o => !o.IsRequired), options);
            Assert.All(options, o =>
            {
                Assert.Matches(Name(), o.Name);
                Assert.InRange(o.Description.Length, 1, 100);
                Assert.True(!o.IsCompleted || o.Kind == DiscordOptionKind.Text);
            });
        }
    }

    [Fact]
    public void All_text_of_a_command_together_keeps_the_limit()
    {
        Assert.All(All, command => Assert.InRange(
            Length(command.Name, command.Description, command.Options)
            + command.Subcommands.Sum(s => Length(s.Name, s.Description, s.Options)),
            1,
            8_000));

        static int Length(string name, string description, IEnumerable<DiscordOption> options) =>
            name.Length + description.Length + options.Sum(o => o.Name.Length + o.Description.Length);
    }

    [Fact]
    public void A_question_can_be_kept_from_others()
    {
        var ask = All.Single(c => c.Name == "ask");

        Assert.Equal(["question", "private"], ask.Options.Select(o => o.Name));
        Assert.True(ask.Options[0].IsRequired);
        Assert.Equal(DiscordOptionKind.Switch, ask.Options[1].Kind);
    }

    [GeneratedRegex(@"^[-_\p{L}\p{N}]{1,32}$")]
    private static partial Regex Name();
}
