using SpaceNewsBot.Telegram;
using SpaceNewsBot.Tests.Contracts;
using SpaceNewsBot.Tests.Support;

namespace SpaceNewsBot.Tests.EndToEnd;

/// <summary>The conversations, by webhook.</summary>
public sealed class TelegramWebhookTests : TelegramConversationContract
{
    private readonly int port = FreePort.Find();

    private protected override void Configure(TelegramOptions options) =>
        (options.WebhookUrl, options.WebhookListen) = ($"http://127.0.0.1:{port}/telegram", $"http://127.0.0.1:{port}");
}
