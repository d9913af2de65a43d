using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Oracle;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>What losses make of targets that the oracle has no cases of: labels that are ignored, targets that are impossible, focal losses.</summary>
public class LossTargetsTests
{
    private const int Classes = 3;
    private const int Rows = 4;

    private static readonly float[] s_weights = [0.5f, 2, 1];

    private static readonly float[] s_logits = [1, -0.5f, 0.25f, 2, 0.125f, -1, -3, 0.5f, 1.5f, 0, 8, 0.75f];

    private static readonly IReadOnlyDictionary<string, CompiledNetwork> s_networks = NetworkAssembly.Compile(
    [
        Declare("Ignoring", "CrossEntropyLoss(IgnoredIndex = -100)"),
        Declare("IgnoringAll", "CrossEntropyLoss(IgnoredIndex = 1, LabelSmoothing = 0.25, ClassWeights = [0.5, 2, 1])"),
        Declare("Focal", "FocalLoss(1.5, ClassWeights = [0.5, 2, 1])"),
        Declare("Plain", "FocalLoss(0)"),
        Declare("Distributions", "CrossEntropyLoss(Distributions = true)"),
        Declare("Binary", "BinaryCrossEntropyLoss"),
    ]).ToDictionary(network => network.Plan.Declaration.Name);

    [Fact]
    public void IgnoredLabelsDoNotCount()
    {
        StepResult step = Step("Ignoring", new[] { 2, -100, 0, -100 });
        Assert.Equal((-Log(0, 2) - Log(2, 0)) / 2, step.Loss, 1e-6);
        float[] gradient = step.InputGradients["x"];
        Assert.All(gradient.Where((_, i) => i / Classes is 1 or 3), value => Assert.Equal(0, value));
        Assert.Equal(Math.Exp(Log(0, 1)) / 2, gradient[1], 1e-6);
    }

    [Fact]
    public void IgnoredClassesLeaveWeightsAndSmoothingToTheOthers()
    {
        StepResult step = Step("IgnoringAll", new[] { 2, 1, 0, 1 });
        double smooth = new[] { 0, 2 }.Sum(row => -Enumerable.Range(0, Classes).Sum(c => s_weights[c] * Log(row, c)) / Classes);
        double sure = -(s_weights[2] * Log(0, 2)) - (s_weights[0] * Log(2, 0));
        Assert.Equal(((0.75 * sure) + (0.25 * smooth)) / (s_weights[2] + s_weights[0]), step.Loss, 1e-6);
    }

    [Theory]
    [InlineData("Ignoring", -100)]
    [InlineData("IgnoringAll", 1)]
    public void ABatchInWhichNothingCountsHasNoLoss(string network, int label)
    {
        StepResult step = Step(network, new[] { label, label, label, label });
        Assert.Equal(0, step.Loss);
        Assert.All(step.InputGradients["x"], value => Assert.Equal(0, value));
    }

    [Fact]
    public void FocalLossLooksAwayFromWhatIsRight()
    {
        int[] labels = [2, 0, 1, 1];
        double expected = labels.Select((label, row) => -s_weights[label] * Math.Pow(1 - Math.Exp(Log(row, label)), 1.5) * Log(row, label)).Sum() / Rows;
        Assert.Equal(expected, Step("Focal", labels).Loss, 1e-6);
        Assert.Equal(labels.Select((label, row) => -Log(row, label)).Sum() / Rows, Step("Plain", labels).Loss, 1e-6);
    }

    [Theory]
    [InlineData("Distributions", -0.1f)]
    [InlineData("Distributions", float.NaN)]
    [InlineData("Binary", 1.5f)]
    public void TargetsThatAreNoProbabilitiesAreRefused(string network, float bad)
    {
        ISession session = Session(network, new float[Rows * Classes], (targets, place) => ((float[])targets)[place] = bad);
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => session.Step());
        Assert.Contains(FormattableString.Invariant($"Targets has {bad} in row 1, at number 2"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LabelsBesideTheIgnoredOneAreRefused()
    {
        ISession session = Session("Ignoring", new[] { 0, -100, 2, 1 }, (targets, _) => ((int[])targets)[2] = -1);
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => session.Step());
        Assert.Contains(
            "Targets has the label -1 in row 2; this network knows 0 to 2, and -100 for what is ignored.", exception.Message, StringComparison.Ordinal);
        Assert.True(float.IsFinite(Session("Ignoring", new[] { 0, -100, 2, 1 }, (_, _) => { }).Step()));
    }

    private static Compiler.Declarations.NetworkDeclaration Declare(string name, string loss) =>
        Networks.Declare(name, $"Input({Classes}, Name = \"x\"); Dense({Classes}, bias: false, Name = \"same\"); {loss}", inputGradient: true);

    private static StepResult Step(string network, Array targets)
    {
        NetworkInstance instance = s_networks[network].Create();
        instance.SetParameters(new Dictionary<string, float[]> { ["same.weight"] = OracleNetworks.Identity(Classes) });
        return ProgramRunner.Step(instance, new Dictionary<string, Array> { ["x"] = s_logits, ["targets"] = targets }, Rows, Rows + 1, key: 0);
    }

    private static ISession Session(string network, Array targets, Action<Array, int> spoil)
    {
        NetworkInstance instance = s_networks[network].Create();
        ISession session = instance.CreateSession(new() { BatchSize = Rows, Threads = 1 });
        spoil(targets, (2 * Classes) - 1);
        instance.Fill(session.Batch, new Dictionary<string, Array> { ["x"] = s_logits, ["targets"] = targets });
        session.Batch.RowCount = Rows;
        return session;
    }

    // The logarithm of a probability.
    private static double Log(int row, int label) =>
        s_logits[(row * Classes) + label] - Math.Log(Enumerable.Range(0, Classes).Sum(c => Math.Exp(s_logits[(row * Classes) + c])));
}
