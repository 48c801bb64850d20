using SpaceNewsBot.Llm;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Llm;

public sealed class PromptLibraryTests : IDisposable
{
    private const string Template = """<message role="system">Answer!</message><message role="user">{{$mark}} {{$passages}} {{$question}} {{$review}}</message>""";
    private const string Config = """{"schema":1,"input_variables":[{"name":"mark"},{"name":"passages"},{"name":"question"},{"name":"review"}]}""";

    private readonly TemporaryFolder _folder = new();

    public PromptLibraryTests()
    {
        Write(
            """<message role="system">Rewrite!</message><message role="user">{{$mark}} {{$turns}} {{$question}}</message>""",
            """{"schema":1,"input_variables":[{"name":"mark"},{"name":"turns"},{"name":"question"}]}""",
            PromptLibrary.RewriteFollowUp);
        Write(
            """<message role="system">List!</message><message role="user">{{$mark}} {{$passages}}</message>""",
            """{"schema":1,"input_variables":[{"name":"mark"},{"name":"passages"}]}""",
            PromptLibrary.ExtractEvents);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Takes_prompts_that_can_be_used()
    {
        Write(Template, Config);

        Assert.Empty(Check());
    }

    [Fact]
    public void Finds_the_prompts_that_are_built_with_the_program()
    {
        var library = PromptLibrary.Find();

        Assert.Empty(library.Check());
        Assert.StartsWith(AppContext.BaseDirectory, library.Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_the_prompts_of_the_repository_from_a_folder_below_it()
    {
        Write(Template, Config);
        var program = Directory.CreateDirectory(Path.Combine(_folder.Path, "src", "bin", "Debug")).FullName;

        var library = PromptLibrary.Find(program);

        Assert.Equal(Path.Combine(_folder.Path, "prompts"), library.Folder);
    }

    [Fact]
    public void Finds_the_prompts_beside_a_program_that_was_moved()
    {
        Write(Template, Config);
        var moved = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Path, "elsewhere")).FullName, "bot 2.0");
        Directory.CreateDirectory(moved);
        Directory.Move(Path.Combine(_folder.Path, "prompts"), Path.Combine(moved, "prompts"));

        var library = PromptLibrary.Find(moved);

        Assert.Equal(Path.Combine(moved, "prompts"), library.Folder);
        Assert.Empty(library.Check());
    }

    [Fact]
    public void Passes_over_a_folder_of_the_same_name_that_is_not_ours()
    {
        Write(Template, Config);
        var program = Directory.CreateDirectory(Path.Combine(_folder.Path, "src")).FullName;
        Directory.CreateDirectory(Path.Combine(program, "prompts", "something-else"));

        var library = PromptLibrary.Find(program);

        Assert.Equal(Path.Combine(_folder.Path, "prompts"), library.Folder);
    }

    [Fact]
    public void Says_that_there_are_no_prompts()
    {
        var library = PromptLibrary.Find(Path.Combine(_folder.Path, "prompts", PromptLibrary.RewriteFollowUp));

        Assert.Contains("there is no folder", Assert.Single(library.Check()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skprompt.txt")]
    [InlineData("config.json")]
    public void Names_a_file_that_is_missing(string file)
    {
        Write(Template, Config);
        File.Delete(Path.Combine(_folder.Path, "prompts", PromptLibrary.AnswerQuestion, file));

        Assert.EndsWith($"{file} is missing.", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public void Names_a_configuration_that_is_not_one(string config)
    {
        Write(Template, config);

        Assert.Contains("config.json isn't a prompt's configuration", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_variable_that_nobody_fills()
    {
        Write(Template.Replace("Answer!", "Answer {{$sender}}!", StringComparison.Ordinal), Config);

        Assert.Contains("uses $sender, which nobody fills", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_an_input_that_the_template_does_not_use()
    {
        Write(Template.Replace("{{$question}}", "", StringComparison.Ordinal), Config);

        Assert.Contains("declares the input question and doesn't use it", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_template_that_can_not_be_read()
    {
        Write(Template.Replace("{{$review}}", "{{$review", StringComparison.Ordinal), Config);

        Assert.Contains("skprompt.txt", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_template_that_is_empty()
    {
        Write(" \n", Config);

        Assert.Contains("is empty", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_prompt_that_the_program_needs()
    {
        Assert.All(Check(), fault => Assert.Contains(PromptLibrary.AnswerQuestion, fault, StringComparison.Ordinal));
        Assert.Equal(2, Check().Count);
    }

    [Fact]
    public void Names_an_input_that_is_declared_and_that_the_program_does_not_fill()
    {
        Write(
            Template.Replace("Answer!", "Answer {{$sender}}!", StringComparison.Ordinal),
            Config.Replace("[{", """[{"name":"sender"},{""", StringComparison.Ordinal));

        Assert.Contains("uses $sender, which the program doesn't fill", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_an_input_that_the_model_would_not_be_told()
    {
        Write(
            Template.Replace("{{$review}}", "", StringComparison.Ordinal),
            Config.Replace(""",{"name":"review"}""", "", StringComparison.Ordinal));

        Assert.Contains("leaves out $review", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{$mark}} {{$passages}} {{$question}} {{$review}}")]
    [InlineData("""<message role="user">{{$mark}} {{$passages}} {{$question}} {{$review}}</message>""")]
    [InlineData("""Answer! <message role="system">Answer!</message><message role="user">{{$mark}} {{$passages}} {{$question}} {{$review}}</message>""")]
    [InlineData("""<message role="system">Answer!</message><message role="user">{{$mark}} {{$passages}} {{$question}} {{$review}}</message><message role="tool">x</message><message role="user">x</message>""")]
    [InlineData("""<message role="system">Answer!</message><message>{{$mark}} {{$passages}} {{$question}} {{$review}}</message>""")]
    public void Names_a_template_that_is_not_made_of_messages(string template)
    {
        Write(template, Config);

        Assert.Contains("isn't made of messages", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Answer if x < 5!")]
    [InlineData("Answer & go!")]
    [InlineData("</message>")]
    [InlineData("{{time.now}}")]
    public void Names_a_template_that_can_not_be_rendered(string rule)
    {
        Write(Template.Replace("Answer!", rule, StringComparison.Ordinal), Config);

        Assert.Contains("can't be rendered", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"schema":1,"allow_dangerously_set_content":true,""")]
    [InlineData("""{"schema":1,"input_variables":[{"name":"mark"},{"name":"passages"},{"name":"question","allow_dangerously_set_content":true},{"name":"review"}],"x":""")]
    public void Names_a_configuration_that_lets_data_pass_for_rules(string beginning)
    {
        var config = beginning.EndsWith("\"x\":", StringComparison.Ordinal) ? beginning + "1}" : Config.Replace("""{"schema":1,""", beginning, StringComparison.Ordinal);
        Write(Template, config);

        Assert.Contains("take allow_dangerously_set_content out", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_settings_of_a_chat_that_are_none()
    {
        Write(Template, Config[..^1] + ""","execution_settings":{"default":{"temperature":"warm"}}}""");

        Assert.Contains("execution settings", Assert.Single(Check()), StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Check() => new PromptLibrary(Path.Combine(_folder.Path, "prompts")).Check();

    private void Write(string template, string config, string name = PromptLibrary.AnswerQuestion)
    {
        var prompt = Directory.CreateDirectory(Path.Combine(_folder.Path, "prompts", name)).FullName;
        File.WriteAllText(Path.Combine(prompt, "skprompt.txt"), template);
        File.WriteAllText(Path.Combine(prompt, "config.json"), config);
    }
}
