using SpaceNewsBot.Telegram;
using SpaceNewsBot.Tests.Contracts;

namespace SpaceNewsBot.Tests.EndToEnd;

/// <summary>The conversations, by long polling.</summary>
public sealed class TelegramPollingTests : TelegramConversationContract
{
    private protected override void Configure(TelegramOptions options)
    {
        // As it is by default.
    }
}
