using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Llm;

/// <summary>
/// The tokens of a day of UTC, remembered over restarts. Requests under way aren't counted before they end, so that the last
/// ones of a day may go beyond the limit.
/// </summary>
internal sealed partial class TokenBudget(IBotState state, IOptions<LlmOptions> options, TimeProvider time, ILogger<TokenBudget> logger)
{
    /// <summary>The name under which the day's use is remembered: the day and the count.</summary>
    public const string StateName = "llm-tokens";

    private readonly SemaphoreSlim gate = new(1, 1);
    private bool isLoaded;
    private DateOnly day;
    private long used;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Whether the day's tokens are used up.</summary>
    /// <exception cref="StoreUnavailableException">What was used before can't be read.</exception>
    public async Task<bool> IsSpentAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!isLoaded)
            {
                (day, used) = Read(await state.FindAsync(StateName, cancellationToken).ConfigureAwait(false));
                isLoaded = true;
            }

            return options.Value.TokensPerDay > 0 && day == Today && used >= options.Value.TokensPerDay;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Counts what a request used, on the day on which it ended. It can't be called off: the tokens are used.</summary>
    public async Task AddAsync(long tokens)
    {
        await gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            used = day == Today ? used + tokens : tokens;
            day = Today;
            await state.SetAsync(StateName, string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {used}"), CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            // The answer is there and stays; what was used is remembered with the next one's.
            LogNotKept(used);
        }
        finally
        {
            gate.Release();
        }
    }

    private static (DateOnly Day, long Used) Read(string? text) =>
        text?.Split(' ') is [var day, var used]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var readDay)
        && long.TryParse(used, NumberStyles.None, CultureInfo.InvariantCulture, out var readUsed)
            ? (readDay, readUsed)
            : default;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The day's count of {Tokens} tokens couldn't be stored; it is kept in memory.")]
    private partial void LogNotKept(long tokens);
}
