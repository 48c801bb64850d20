using System.Collections.Immutable;
using SpaceNewsBot.Core.Generation;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A model that says what a test wants it to say.</summary>
internal sealed class ScriptedModel : IAnswerModel
{
    private readonly Queue<Func<DraftRequest, ModelOutcome<ModelDraft>>> drafts = [];

    public string Version { get; set; } = "scripted-1";

    /// <summary>What it was asked.</summary>
    public List<DraftRequest> Requests { get; } = [];

    /// <summary>The follow-ups that it was asked to write out.</summary>
    public List<RewriteRequest> Rewrites { get; } = [];

    /// <summary>What it writes a follow-up out as; it fails where that is null.</summary>
    public string? Rewritten { get; set; }

    /// <summary>The rows that it proposes; it fails where that is null.</summary>
    public Func<ImmutableArray<NumberedPassage>, ImmutableArray<ModelEvent>>? Proposed { get; set; }

    /// <summary>What it says once the queue is empty.</summary>
    public Func<DraftRequest, ModelOutcome<ModelDraft>> Otherwise { get; set; } = _ => Fails(ModelFault.Unavailable);

    public static ModelOutcome<ModelDraft> Fails(ModelFault fault) => new ModelOutcome<ModelDraft>.Failed(fault);

    public static ModelOutcome<ModelDraft> Says(params ModelClaim[] claims) => new ModelOutcome<ModelDraft>.Given(new ModelDraft([.. claims], []));

    public static ModelOutcome<ModelDraft> Declines(params string[] missing) => new ModelOutcome<ModelDraft>.Given(new ModelDraft([], [.. missing]));

    /// <summary>A claim on quotes of the first passage that has each of them; of passage 1 where none has it.</summary>
    public static ModelClaim Claim(DraftRequest request, string text, params string[] quotes) =>
        new(text, [.. quotes.Select(q => new ModelQuote(request.Passages.FirstOrDefault(p => p.Text.Contains(q, StringComparison.Ordinal))?.Number ?? 1, q))]);

    public ScriptedModel Then(Func<DraftRequest, ModelOutcome<ModelDraft>> draft)
    {
        drafts.Enqueue(draft);
        return this;
    }

    public Task<ModelOutcome<ModelDraft>> DraftAsync(DraftRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Task.FromResult((drafts.TryDequeue(out var draft) ? draft : Otherwise)(request));
    }

    public Task<ModelOutcome<string>> RewriteAsync(RewriteRequest request, CancellationToken cancellationToken)
    {
        Rewrites.Add(request);
        return Task.FromResult<ModelOutcome<string>>(Rewritten is { } text ? new ModelOutcome<string>.Given(text) : new ModelOutcome<string>.Failed(ModelFault.Malformed));
    }

    public Task<ModelOutcome<ImmutableArray<ModelEvent>>> ProposeEventsAsync(ImmutableArray<NumberedPassage> passages, CancellationToken cancellationToken) =>
        Task.FromResult<ModelOutcome<ImmutableArray<ModelEvent>>>(Proposed is { } rows
            ? new ModelOutcome<ImmutableArray<ModelEvent>>.Given(rows(passages))
            : new ModelOutcome<ImmutableArray<ModelEvent>>.Failed(ModelFault.Unavailable));
}
