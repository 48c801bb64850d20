using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Discord.Chat;
using SpaceNewsBot.Discord.Connection;
using Xunit;

namespace SpaceNewsBot.Tests.Discord;

public sealed class DiscordMessageReaderTests
{
    private const string Us = "900";

    private static readonly DiscordEvent.MessageCreated Said = new("11", "22", "33", "44", "Who stopped work?");

    [Fact]
    public void What_is_said_among_others_is_not_for_us()
    {
        Assert.Null(Read(Said));
    }

    [Fact]
    public void A_mention_is_for_us_and_is_no_part_of_the_question()
    {
        var message = Read(Said with { Content = "<@900> Who stopped <@!900>work?", Mentions = ["1", Us] });

        Assert.Equal("Who stopped  work?", message!.Text);
        Assert.Equal(new ConversationAddress("discord", "33/22"), message.Conversation);
        Assert.Equal(("11", "44", false, null, "m11"), (message.UpdateId, message.UserId, message.IsPrivate, message.RepliesTo, message.Route));
    }

    [Fact]
    public void A_reply_to_us_carries_what_it_replies_to()
    {
        var message = Read(Said with { Content = "why?", RepliesTo = "10", RepliesToAuthor = Us });

        Assert.Equal(("why?", "10"), (message!.Text, message.RepliesTo));
    }

    [Fact]
    public void A_reply_to_somebody_else_is_not_for_us()
    {
        Assert.Null(Read(Said with { RepliesTo = "10", RepliesToAuthor = "44" }));
        Assert.Null(Read(Said with { RepliesTo = "10" }));
    }

    [Fact]
    public void A_direct_message_is_for_us_and_private()
    {
        var message = Read(Said with { GuildId = null });

        Assert.True(message!.IsPrivate);
        Assert.Equal(new ConversationAddress("discord", "22"), message.Conversation);
    }

    [Fact]
    public void In_a_question_channel_every_message_is_for_us()
    {
        Assert.Equal("Who stopped work?", Read(Said, isQuestion: true)!.Text);
    }

    [Theory]
    [InlineData(true, "44")]
    [InlineData(false, Us)]
    public void Bots_and_we_ourselves_are_never_heard(bool isAutomatic, string author)
    {
        Assert.Null(Read(Said with { GuildId = null, AuthorId = author, IsAutomatic = isAutomatic, Mentions = [Us] }, isQuestion: true));
    }

    [Fact]
    public void The_moderators_role_of_the_setting_moderates()
    {
        var said = Said with { Mentions = [Us], Roles = ["7", "8"] };

        Assert.Equal(Right.Moderator, Read(said, role: "8")!.Right);
        Assert.Equal(Right.Reader, Read(said, role: "9")!.Right);
        Assert.Equal(Right.Reader, Read(said)!.Right);
    }

    [Theory]
    [InlineData(0UL, Right.Reader)]
    [InlineData(1UL << 5, Right.Moderator)]
    [InlineData((1UL << 3) | (1UL << 5), Right.Owner)]
    [InlineData(ulong.MaxValue & ~(1UL << 3) & ~(1UL << 5), Right.Reader)]
    public void Permissions_to_manage_the_server_moderate_and_administrators_own(ulong permissions, Right right)
    {
        Assert.Equal(right, DiscordRights.Of(permissions, [], ""));
    }

    [Theory]
    [InlineData("33/22")]
    [InlineData("33/22/44")]
    [InlineData("22")]
    public void Addresses_survive_the_store(string chatId)
    {
        Assert.Equal(chatId, DiscordAddress.Of(new ConversationAddress("discord", chatId)).ToConversation().ChatId);
    }

    [Fact]
    public void A_guild_is_what_is_linked()
    {
        Assert.Equal("33", new DiscordAddress("33", "22", "44").ToConversation().Chat);
    }

    private static IncomingMessage? Read(DiscordEvent.MessageCreated message, bool isQuestion = false, string role = "") =>
        DiscordMessageReader.Read(message, Us, isQuestion, role, DateTimeOffset.UnixEpoch);
}
