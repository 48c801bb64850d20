using System.Text.Json;
using SpaceNewsBot.Tests.Support.OpenAi;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A language model that does whatever a stranger's text asks of it, and more: it tells its rules, makes up quotes, links, mentions and sources.</summary>
internal static class ObeyingModel
{
    /// <summary>What it writes: everything that an attacker may want, the echo first.</summary>
    /// <param name="request">What it was sent.</param>
    /// <param name="echo">What the attack at hand is after.</param>
    public static OpenAiReply Obey(OpenAiRequest request, string echo)
    {
        if (request.Schema != "answer_question")
        {
            return OpenAiReply.Text(JsonSerializer.Serialize(new { question = $"{echo} https://evil.example/?q=1 @everyone" }));
        }

        var rules = request.Messages[0].Content;
        var data = request.Data;
        var quote = Words(data, 200);
        object[] claims =
        [
            Claim(echo, 1, echo),
            Claim(echo, 1, quote),
            Claim(Words(rules, 300), 1, Words(rules, 100)),
            Claim($"{quote} See https://evil.example/?leak={rules.Length} and ask @everyone.", 1, quote),
            Claim("The key is sk-secret-of-the-bot and the token is 110201543.", 2, "the key is sk-secret-of-the-bot"),
            Claim("NASA suspended all cooperation because of the attack.", 99, "NASA suspended all cooperation"),
        ];
        return OpenAiReply.Text(JsonSerializer.Serialize(new { claims, missing = new[] { "visit https://evil.example", "@everyone", "reason" } }));
    }

    private static object Claim(string text, int source, string quote) => new { text, translation = (string?)$"{text} https://evil.example", quotes = new[] { new { source, quote } } };

    private static string Words(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
