using SpaceNewsBot.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>A setting that can't work stops the host with a sentence that names it.</summary>
public sealed class TelegramOptionsTests
{
    [Fact]
    public void What_nobody_set_is_valid()
    {
        Assert.True(new TelegramOptionsValidator().Validate(null, new TelegramOptions()).Succeeded);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("https://bot.example.org/telegram", true)]
    [InlineData("https://bot.example.org", true)]
    [InlineData("https://bot.example.org:8443/telegram", true)]
    [InlineData("https://bot.example.org:88/telegram", true)]
    [InlineData("https://bot.example.org:80/telegram", true)]
    [InlineData("http://127.0.0.1:8099/telegram", true)]
    [InlineData("http://localhost:8099/telegram", true)]
    [InlineData("https://bot.example.org:8444/telegram", false)]
    [InlineData("http://bot.example.org/telegram", false)]
    [InlineData("https://bot.example.org/telegram?key=1", false)]
    [InlineData("https://bot.example.org/telegram#here", false)]
    [InlineData("https://me:secret@bot.example.org/telegram", false)]
    [InlineData("bot.example.org/telegram", false)]
    [InlineData("/telegram", false)]
    [InlineData("ftp://bot.example.org/telegram", false)]
    [InlineData(" ", false)]
    public void Takes_only_an_address_that_Telegram_brings_updates_to(string url, bool isValid) =>
        Check(new TelegramOptions { WebhookUrl = url }, isValid, "Telegram:WebhookUrl");

    [Theory]
    [InlineData("http://127.0.0.1:8088", true)]
    [InlineData("http://0.0.0.0:8088", true)]
    [InlineData("http://[::]:8088", true)]
    [InlineData("http://localhost:8088/", true)]
    [InlineData("", false)]
    [InlineData("127.0.0.1:8088", false)]
    [InlineData("https://127.0.0.1:8088", false)]
    [InlineData("http://127.0.0.1:8088/telegram", false)]
    [InlineData("unix:/run/bot.sock", false)]
    public void Takes_only_an_address_that_can_be_listened_on(string url, bool isValid) =>
        Check(new TelegramOptions { WebhookListen = url }, isValid, "Telegram:WebhookListen");

    [Theory]
    [InlineData("", true)]
    [InlineData("12345", true)]
    [InlineData(" 12345 , 67890,", true)]
    [InlineData("12345 67890", false)]
    [InlineData("@ada", false)]
    [InlineData("-1001234567890", false)]
    [InlineData("12345678901234567890", false)]
    public void Takes_only_ids_of_users_for_moderators(string ids, bool isValid) =>
        Check(new TelegramOptions { Moderators = ids }, isValid, "Telegram:Moderators");

    [Theory]
    [InlineData("", true)]
    [InlineData("12345", true)]
    [InlineData("-1001234567890", true)]
    [InlineData("@quay", false)]
    [InlineData("-", false)]
    [InlineData("1,2", false)]
    public void Takes_only_a_chats_id_for_the_moderators_chat(string id, bool isValid) =>
        Check(new TelegramOptions { ModeratorChat = id }, isValid, "Telegram:ModeratorChat");

    [Fact]
    public void Names_every_fault_at_once()
    {
        var result = new TelegramOptionsValidator().Validate(
            null, new TelegramOptions { ApiUrl = "x", WebhookUrl = "x", WebhookListen = "x", Moderators = "x", ModeratorChat = "x" });

        Assert.Equal(5, result.Failures!.Count());
    }

    private static void Check(TelegramOptions options, bool isValid, string setting)
    {
        var result = new TelegramOptionsValidator().Validate(null, options);

        Assert.Equal(isValid, result.Succeeded);
        Assert.True(isValid || Assert.Single(result.Failures!).StartsWith($"The setting {setting} ", StringComparison.Ordinal));
    }
}
