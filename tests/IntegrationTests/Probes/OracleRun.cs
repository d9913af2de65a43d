using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Tests.Operators;
using NetCompiler.IntegrationTests.Harness;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>
/// Runs a network with the loss <c>ProbeLoss</c> on a case of PyTorch: results and all gradients must agree within the tolerance of the oracle.
/// </summary>
internal static class OracleRun
{
    /// <param name="parameterOf">
    /// The case's name of a parameter of the network; null for one that the case has not: it is an identity matrix.
    /// </param>
    public static void Check(CompiledNetwork compiled, OracleCase oracle, Func<string, string?> parameterOf)
    {
        NetworkInstance instance = compiled.Create();
        int count = compiled.Plan.PredictionLength();
        Dictionary<string, Array> data = compiled.Plan.Inputs
            .ToDictionary(input => input.Name, input => (Array)Single(oracle.Data("inputs", input.Name)));
        int rows = data.Values.First().Length / compiled.Plan.Inputs[0].Type.Shape.Count;
        instance.SetParameters(instance.Info.Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => parameterOf(parameter.Name) is string name ? Single(oracle.Data("params", name)) : Identity(parameter.Channels)));

        // The loss is a mean over rows and values, the case's a sum.
        data["targets"] = Single(Rows(oracle, "upstream", rows).Select(value => value * rows * count));
        Agreement.Check("output", Rows(oracle, "outputs", rows), instance.Predict(data, rows));
        StepResult step = ProgramRunner.Step(instance, data, rows, rows + 2, key: 0);
        foreach ((string name, float[] gradient) in step.Gradients)
        {
            if (parameterOf(name) is string known)
            {
                Agreement.Check(name, oracle.Data("grads", known), gradient);
            }
        }

        Assert.Equal(compiled.Plan.Inputs.Select(input => input.Name), step.InputGradients.Keys);
        foreach ((string name, float[] gradient) in step.InputGradients)
        {
            Agreement.Check(name, oracle.Data("grads", name), gradient);
        }
    }

    // The outputs of a row one behind the other, row after row.
    private static double[] Rows(OracleCase oracle, string section, int rows) =>
        [.. Enumerable.Range(0, rows).SelectMany(row => oracle.Names("outputs").SelectMany(name => Row(oracle, section, name, row, rows)))];

    // The last states of recurrent layers have an axis of layers and directions before the batch.
    private static IEnumerable<double> Row(OracleCase oracle, string section, string name, int row, int rows)
    {
        int states = name is "hn" or "cn" ? oracle.Shape("outputs", name)[0] : 1;
        double[] data = oracle.Data(section, name);
        double[][] chunks = [.. data.Chunk(data.Length / (states * rows))];
        return Enumerable.Range(0, states).SelectMany(state => chunks[(state * rows) + row]);
    }

    private static float[] Identity(int size) => [.. Enumerable.Range(0, size * size).Select(i => i % (size + 1) == 0 ? 1f : 0f)];

    private static float[] Single(IEnumerable<double> values) => [.. values.Select(value => (float)value)];
}
