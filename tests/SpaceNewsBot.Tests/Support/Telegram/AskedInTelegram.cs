namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>A question that somebody asked.</summary>
/// <param name="UpdateId">Telegram's id of the delivery.</param>
/// <param name="MessageId">Telegram's id of the message.</param>
/// <param name="ChatId">Where.</param>
/// <param name="Person">Who.</param>
/// <param name="Form">How it was put: {0} is the question.</param>
internal sealed record AskedInTelegram(int UpdateId, int MessageId, long ChatId, long Person, string Form)
{
    /// <summary>Which question it was.</summary>
    public required int First { get; init; }

    /// <summary>Which question it was edited to; null when it wasn't.</summary>
    public int? Edited { get; set; }

    /// <summary>The delivery of the press of a button below its answer; null when nobody pressed.</summary>
    public int? Press { get; set; }

    /// <summary>The message below which the button was.</summary>
    public int PressedMessage { get; set; }

    /// <summary>Which question it is now.</summary>
    public int Last => Edited ?? First;
}
