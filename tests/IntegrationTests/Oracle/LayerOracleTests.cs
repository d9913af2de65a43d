using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Tests.Operators;
using NetCompiler.CompilerServices;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes;
using Xunit;

namespace NetCompiler.IntegrationTests.Oracle;

/// <summary>
/// Generated code against PyTorch, layer by layer: the prediction, the loss of a step, the gradients of all parameters and inputs, and the running
/// statistics after it.
/// </summary>
public class LayerOracleTests
{
    public static TheoryData<string> Cases => [.. OracleNetworks.LayerNames];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AgreesWithPyTorch(string name)
    {
        OracleCase oracle = OracleNetworks.Layers[name];
        CompiledNetwork compiled = OracleNetworks.OfLayer(name);
        NetworkInstance instance = compiled.Create();
        instance.SetParameters(instance.Info.Parameters.ToDictionary(parameter => parameter.Name, parameter => Value(oracle, parameter)));
        Dictionary<string, Array> data = compiled.Plan.Inputs
            .ToDictionary(input => input.Name, input => OracleNetworks.DataOf(compiled, input.Name, Input(oracle, input.Name)));
        int rows = oracle.Shape("outputs", "y")[0];
        bool hasStatistics = oracle.Has("buffers_after");
        double[] expected = oracle.Data("outputs", "y"), upstream = oracle.Data("upstream", "y");

        // The loss is a mean over rows and values, the case's a sum.
        data["targets"] = OracleNetworks.DataOf(compiled, "targets", upstream.Select(value => value * upstream.Length));
        StepResult step = ProgramRunner.Step(instance, data, rows, rows + 2, key: 0);
        Agreement.Check("output", expected, hasStatistics ? TrainingOutput(instance, data, rows, upstream.Length) : instance.Predict(data, rows));
        double[] terms = [.. expected.Zip(upstream, (y, gradient) => y * gradient)];
        Assert.Equal(terms.Sum(), step.Loss, 1e-5 * Math.Max(1, terms.Sum(Math.Abs)));
        CheckGradients(oracle, step);
        foreach ((string state, float[] values) in step.States)
        {
            Agreement.Check(state, oracle.Data(hasStatistics ? "buffers_after" : "buffers", Short(state)), values);
        }

        Assert.Equal(oracle.Has("buffers") ? oracle.Names("buffers") : [], step.States.Keys.Select(Short));
    }

    // PyTorch's mask says which keys are not attended to.
    private static IEnumerable<double> Input(OracleCase oracle, string name) => name == "mask" && LayerText.HasMask(oracle)
        ? oracle.Data("constants", "key_padding").Select(hidden => 1 - hidden)
        : oracle.Data("inputs", name);

    private static void CheckGradients(OracleCase oracle, StepResult step)
    {
        Dictionary<string, float[]> found = step.Gradients
            .Where(pair => pair.Key != "same.weight")
            .ToDictionary(pair => Short(pair.Key), pair => pair.Value);
        foreach ((string input, float[] gradient) in step.InputGradients)
        {
            found.Add(input, gradient);
        }

        // A frozen layer's own parameters have none.
        IEnumerable<string> expected = LayerText.IsEvaluated(oracle) ? oracle.Names("inputs") : oracle.Names("grads");
        Assert.Equal(expected.Order(), found.Keys.Order());
        foreach ((string name, float[] gradient) in found)
        {
            Agreement.Check($"gradient of {name}", oracle.Data("grads", name), gradient);
        }
    }

    // What a layer gives while it is trained: with one value as target and zeros elsewhere, the loss is the value.
    private static float[] TrainingOutput(NetworkInstance instance, Dictionary<string, Array> data, int rows, int count) =>
    [
        .. Enumerable.Range(0, count).Select(index =>
        {
            float[] targets = new float[count];
            targets[index] = count;
            return ProgramRunner.Step(instance, new Dictionary<string, Array>(data) { ["targets"] = targets }, rows, rows + 2, key: 0).Loss;
        }),
    ];

    private static float[] Value(OracleCase oracle, ParameterInfo parameter) => parameter switch
    {
        { Name: "same.weight" } => OracleNetworks.Identity(parameter.Channels),
        { Kind: ParameterKind.State } => Single(oracle.Data("buffers", Short(parameter.Name))),
        _ => Single(oracle.Data("params", Short(parameter.Name))),
    };

    private static string Short(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static float[] Single(double[] values) => [.. values.Select(value => (float)value)];
}
