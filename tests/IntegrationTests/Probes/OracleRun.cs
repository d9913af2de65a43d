using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Tests.Operators;
using NetCompiler.IntegrationTests.Harness;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Runs a network with the loss <c>ProbeLoss</c> on a case of PyTorch: results and all gradients must agree within the tolerance of the oracle.</summary>
internal static class OracleRun
{
    private const double Tolerance = 1e-5;

    /// <param name="parameterOf">The case's name of a parameter of the network.</param>
    public static void Check(CompiledNetwork compiled, OracleCase oracle, Func<string, string> parameterOf)
    {
        NetworkInstance instance = compiled.Create();
        int count = compiled.Plan.Result.Shape.Count;
        Dictionary<string, Array> data = compiled.Plan.Inputs.ToDictionary(input => input.Name, input => (Array)Single(oracle.Data("inputs", input.Name)));
        int rows = data.Values.First().Length / compiled.Plan.Inputs[0].Type.Shape.Count;
        instance.SetParameters(instance.Info.Parameters.ToDictionary(
            parameter => parameter.Name, parameter => Single(oracle.Data("params", parameterOf(parameter.Name)))));

        // The loss is a mean over rows and values, the case's a sum.
        data["targets"] = Single(Rows(oracle, "upstream", rows).Select(value => value * rows * count));
        Same("output", Rows(oracle, "outputs", rows), instance.Predict(data, rows));
        StepResult step = ProgramRunner.Step(instance, data, rows, rows + 2, key: 0);
        foreach ((string name, float[] gradient) in step.Gradients)
        {
            Same(name, oracle.Data("grads", parameterOf(name)), gradient);
        }

        Assert.Equal(compiled.Plan.Inputs.Select(input => input.Name), step.InputGradients.Keys);
        foreach ((string name, float[] gradient) in step.InputGradients)
        {
            Same(name, oracle.Data("grads", name), gradient);
        }
    }

    private static void Same(string name, double[] expected, float[] actual)
    {
        double error = Comparison.Error(expected, actual, scale: 1);
        Assert.True(error <= Tolerance, $"{name}: the error is {error}: {Comparison.Describe(expected, actual, Tolerance)}");
    }

    // The outputs of a row one behind the other, row after row; those of one layer and direction have an axis of one before the batch.
    private static double[] Rows(OracleCase oracle, string section, int rows)
    {
        double[][] parts = [.. oracle.Names("outputs").Select(name => oracle.Data(section, name))];
        return [.. Enumerable.Range(0, rows).SelectMany(row => parts.SelectMany(part => part.Skip(row * (part.Length / rows)).Take(part.Length / rows)))];
    }

    private static float[] Single(IEnumerable<double> values) => [.. values.Select(value => (float)value)];
}
