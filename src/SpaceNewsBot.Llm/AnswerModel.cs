using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;
using SpaceNewsBot.Core.Generation;

namespace SpaceNewsBot.Llm;

/// <summary>A language model behind an endpoint, told by the prompts what to do. It has no tools; all that it is given is data.</summary>
internal sealed partial class AnswerModel : IAnswerModel
{
    private readonly ModelCaller caller;
    private readonly ModelMetrics metrics;
    private readonly ILogger<AnswerModel> logger;
    private readonly Kernel kernel = new();
    private readonly Prompt answerQuestion;
    private readonly Prompt rewriteFollowUp;
    private readonly Prompt extractEvents;

    /// <summary>Reads the prompts.</summary>
    /// <exception cref="UnusablePromptsException">A prompt is missing or can't be used; the message is a sentence for each fault.</exception>
    public AnswerModel(PromptLibrary prompts, ModelEndpoint endpoint, ModelCaller caller, ModelMetrics metrics, ILogger<AnswerModel> logger)
    {
        if (prompts.Check() is { Count: > 0 } faults)
        {
            throw new UnusablePromptsException(string.Join(' ', faults));
        }

        this.caller = caller;
        this.metrics = metrics;
        this.logger = logger;
        Version = $"{endpoint.Model}/{prompts.ReadFingerprint()}";
        answerQuestion = new Prompt(PromptLibrary.AnswerQuestion, prompts, endpoint.Model, ModelSchemas.Draft);
        rewriteFollowUp = new Prompt(PromptLibrary.RewriteFollowUp, prompts, endpoint.Model, ModelSchemas.Question);
        extractEvents = new Prompt(PromptLibrary.ExtractEvents, prompts, endpoint.Model, ModelSchemas.Events);
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public Task<ModelOutcome<ModelDraft>> DraftAsync(DraftRequest request, CancellationToken cancellationToken) =>
        AskAsync(answerQuestion, PromptData.Of(request), text => Given(ModelJson.ReadDraft(text)), cancellationToken);

    /// <inheritdoc/>
    public Task<ModelOutcome<string>> RewriteAsync(RewriteRequest request, CancellationToken cancellationToken) =>
        AskAsync(rewriteFollowUp, PromptData.Of(request), text => Given(ModelJson.ReadQuestion(text)), cancellationToken);

    /// <inheritdoc/>
    public Task<ModelOutcome<ImmutableArray<ModelEvent>>> ProposeEventsAsync(ImmutableArray<NumberedPassage> passages, CancellationToken cancellationToken) =>
        AskAsync(
            extractEvents,
            PromptData.Of(passages),
            text => ModelJson.ReadEvents(text) is { } events ? new ModelOutcome<ImmutableArray<ModelEvent>>.Given(events) : null,
            cancellationToken);

    private static ModelOutcome<T>? Given<T>(T? value)
        where T : class => value is null ? null : new ModelOutcome<T>.Given(value);

    private async Task<ModelOutcome<T>> AskAsync<T>(
        Prompt prompt,
        IReadOnlyDictionary<string, string> inputs,
        Func<string, ModelOutcome<T>?> read,
        CancellationToken cancellationToken)
    {
        var arguments = new KernelArguments();
        foreach (var (name, value) in inputs)
        {
            arguments[name] = value;
        }

        var rendered = await prompt.Template.RenderAsync(kernel, arguments, cancellationToken).ConfigureAwait(false);
        var attempt = await caller.AskAsync(prompt.Name, rendered, prompt.Settings, cancellationToken).ConfigureAwait(false);
        var outcome = attempt.Fault is { } fault ? new ModelOutcome<T>.Failed(fault) : read(attempt.Text);
        if (outcome is null)
        {
            LogMalformed(prompt.Name, attempt.Text.Length);
            outcome = new ModelOutcome<T>.Failed(ModelFault.Malformed);
        }

        metrics.CountOutcome(prompt.Name, (outcome as ModelOutcome<T>.Failed)?.Fault);
        return outcome;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model's reply to {Prompt} isn't of the form that was asked for: {Characters} characters.")]
    private partial void LogMalformed(string prompt, int characters);

    private sealed class Prompt
    {
        public Prompt(string name, PromptLibrary prompts, string model, string schema)
        {
            var config = prompts.Load(name);
            Name = name;
            Template = new KernelPromptTemplateFactory().Create(config);

            // Some models take no temperature, or think in tokens of their answer: a prompt may have settings of its own for one.
            Settings = PromptLibrary.ReadSettings(
                config.ExecutionSettings.TryGetValue(model, out var own) ? own : config.DefaultExecutionSettings);
            Settings.ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat(name, BinaryData.FromString(schema), jsonSchemaIsStrict: true);
            Settings.FunctionChoiceBehavior = null;
            Settings.Freeze();
        }

        public string Name { get; }

        public IPromptTemplate Template { get; }

        public OpenAIPromptExecutionSettings Settings { get; }
    }
}
