using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using SpaceNewsBot.Core.Generation;

namespace SpaceNewsBot.Llm;

/// <summary>
/// Asks the endpoint within the time, the tries and the day's tokens that the settings give, and lets it rest when it fails again
/// and again. What goes wrong is a fault that is returned.
/// </summary>
internal sealed partial class ModelCaller
{
    // Where an endpoint doesn't say what was used: about so many characters are a token.
    private const int CharactersPerToken = 4;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);
    private static readonly ResiliencePropertyKey<Call> CallKey = new("call");

    private readonly ModelEndpoint endpoint;
    private readonly TokenBudget budget;
    private readonly ModelMetrics metrics;
    private readonly LlmOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<ModelCaller> logger;
    private readonly ResiliencePipeline<ModelAttempt> pipeline;

    /// <summary>Makes the pipeline.</summary>
    public ModelCaller(
        ModelEndpoint endpoint,
        TokenBudget budget,
        ModelMetrics metrics,
        IOptions<LlmOptions> options,
        TimeProvider time,
        ILogger<ModelCaller> logger)
    {
        this.endpoint = endpoint;
        this.budget = budget;
        this.metrics = metrics;
        this.options = options.Value;
        this.time = time;
        this.logger = logger;
        pipeline = CreatePipeline();
    }

    /// <summary>Asks; gives what the model wrote, or a fault.</summary>
    /// <param name="name">The prompt's name, for logs.</param>
    /// <param name="prompt">The rendered prompt.</param>
    /// <param name="settings">How it is to be answered.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ModelAttempt> AskAsync(string name, string prompt, OpenAIPromptExecutionSettings settings, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        var call = new Call(prompt, settings, start, timeout.Token);
        var last = await budget.IsSpentAsync(cancellationToken).ConfigureAwait(false)
            ? new ModelAttempt { Fault = ModelFault.OverLimit }
            : await TryAsync(call, cancellationToken).ConfigureAwait(false);
        var took = (long)time.GetElapsedTime(start).TotalMilliseconds;
        if (last.Fault is { } fault)
        {
            LogNothing(name, fault, call.Attempts, last.Status, took);
        }
        else
        {
            LogGiven(name, call.Attempts, call.Tokens, took);
        }

        metrics.CountTokens(name, call.Tokens);
        return last;
    }

    private async Task<ModelAttempt> TryAsync(Call call, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(call.TimesOut, cancellationToken);
        var context = ResilienceContextPool.Shared.Get(either.Token);
        context.Properties.Set(CallKey, call);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (context, self) => await self.TryOnceAsync(context).ConfigureAwait(false),
                context,
                this).ConfigureAwait(false);
        }
        catch (BrokenCircuitException)
        {
            // It may have begun to rest between the tries of this very request.
            return call.Last ?? new ModelAttempt { Fault = ModelFault.Resting };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time ran out between two tries.
            return call.Last ?? new ModelAttempt { Fault = ModelFault.TimedOut };
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<ModelAttempt> TryOnceAsync(ResilienceContext context)
    {
        var call = context.Properties.GetValue(CallKey, null!);
        call.Attempts++;
        ModelAttempt attempt;
        try
        {
            attempt = await endpoint.AskAsync(call.Prompt, call.Settings, context.CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (call.TimesOut.IsCancellationRequested)
        {
            attempt = new ModelAttempt { Fault = ModelFault.TimedOut };
        }

        var tokens = attempt.Tokens ?? (attempt.Text.Length > 0 ? (call.Prompt.Length + attempt.Text.Length) / CharactersPerToken : 0);
        if (tokens > 0)
        {
            call.Tokens += tokens;
            await budget.AddAsync(tokens).ConfigureAwait(false);
        }

        return call.Last = attempt;
    }

    private ResiliencePipeline<ModelAttempt> CreatePipeline()
    {
        // No telemetry of the library: it would log what the model wrote.
        var builder = new ResiliencePipelineBuilder<ModelAttempt> { TimeProvider = time };
        if (options.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<ModelAttempt>
            {
                MaxRetryAttempts = options.MaxAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { IsPassing: true } attempt && IsInTime(args.Context, attempt.RetryAfter)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ModelAttempt>
            {
                // So many in a row; long enough that as many requests that hang fall into it.
                FailureRatio = 1,
                MinimumThroughput = options.BreakAfter,
                SamplingDuration = TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMinute, options.Timeout.Ticks * (options.BreakAfter + 1))),
                BreakDuration = options.BreakFor,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { IsFailure: true }),
                OnOpened = args =>
                {
                    var seconds = (long)args.BreakDuration.TotalSeconds;
                    LogResting(seconds);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    LogRested();
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    // There is no use in waiting for what comes after the time is up.
    private bool IsInTime(ResilienceContext context, TimeSpan? wait) =>
        time.GetElapsedTime(context.Properties.GetValue(CallKey, null!).Start) + (wait ?? TimeSpan.Zero) < options.Timeout;

    [LoggerMessage(Level = LogLevel.Information, Message = "The model answered {Prompt}: {Attempts} attempts, {Tokens} tokens, {Milliseconds} ms.")]
    private partial void LogGiven(string prompt, int attempts, long tokens, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model gave nothing for {Prompt}: {Fault}, {Attempts} attempts, status {Status}, {Milliseconds} ms.")]
    private partial void LogNothing(string prompt, ModelFault fault, int attempts, int status, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model's endpoint failed again and again; it isn't asked for {Seconds} s.")]
    private partial void LogResting(long seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The model's endpoint works again.")]
    private partial void LogRested();

    private sealed class Call(string prompt, OpenAIPromptExecutionSettings settings, long start, CancellationToken timesOut)
    {
        public string Prompt { get; } = prompt;

        public OpenAIPromptExecutionSettings Settings { get; } = settings;

        public long Start { get; } = start;

        public CancellationToken TimesOut { get; } = timesOut;

        public int Attempts { get; set; }

        public long Tokens { get; set; }

        public ModelAttempt? Last { get; set; }
    }
}
