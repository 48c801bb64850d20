using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Discord.Rest;

namespace SpaceNewsBot.Discord.Gateway;

/// <summary>
/// Where the gateway is, and when a session may begin: a day has a budget of them, and two are five seconds apart
/// (discord.com/developers/docs/events/gateway#session-start-limit-object). A bot that spends the budget gets a new token.
/// </summary>
/// <param name="rest">Tells both.</param>
/// <param name="fixedUrl">The address of the setting; null for the one that Discord names.</param>
/// <param name="time">The clock.</param>
internal sealed class GatewayStart(RestClient rest, Uri? fixedUrl, TimeProvider time)
{
    private static readonly TimeSpan BetweenIdentifies = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private DateTimeOffset nextIdentify;

    /// <summary>The address, when a session may begin; null when Discord refuses the token.</summary>
    public async Task<Uri?> WaitForBeginAsync(CancellationToken cancellationToken)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), time);
        while (true)
        {
            var response = await rest.SendAsync(CallRequests.Gateway, cancellationToken);
            if (response.Status == 401)
            {
                return null;
            }

            var address = fixedUrl ?? ReadAddress(response.Body.FindText("url"));
            if (address is null)
            {
                await backoff.WaitAsync(cancellationToken);
                continue;
            }

            var limit = response.Body.Find("session_start_limit");
            if (limit.FindNumber("remaining") is <= 0 && limit.FindNumber("reset_after") is { } milliseconds and >= 0)
            {
                var wait = TimeSpan.FromMilliseconds(Math.Min(milliseconds, LongestWait.TotalMilliseconds));
                await RestLimit.WaitUntilAsync(time.GetUtcNow() + wait, time, cancellationToken);
                continue;
            }

            await RestLimit.WaitUntilAsync(nextIdentify, time, cancellationToken);
            nextIdentify = time.GetUtcNow() + BetweenIdentifies;
            return address;
        }
    }

    /// <summary>An address of a gateway; null for anything else.</summary>
    public static Uri? ReadAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeWss || address.Scheme == Uri.UriSchemeWs) ? address : null;
}
