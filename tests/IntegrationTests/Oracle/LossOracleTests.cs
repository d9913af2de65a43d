using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Tests.Operators;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes;
using Xunit;

namespace NetCompiler.IntegrationTests.Oracle;

/// <summary>Losses of generated code against PyTorch: their value in a step and in an evaluation, and the gradient of what they judge.</summary>
public class LossOracleTests
{
    public static TheoryData<string> Cases => [.. OracleNetworks.LossNames];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AgreesWithPyTorch(string name)
    {
        OracleCase oracle = OracleNetworks.Losses[name];
        CompiledNetwork compiled = OracleNetworks.OfLoss(name);
        NetworkInstance instance = compiled.Create();
        int[] shape = oracle.Shape("inputs", "x");
        instance.SetParameters(new Dictionary<string, float[]> { ["same.weight"] = OracleNetworks.Identity(shape[1]) });
        Dictionary<string, Array> data = new()
        {
            ["x"] = OracleNetworks.DataOf(compiled, "x", oracle.Data("inputs", "x")),
            ["targets"] = OracleNetworks.DataOf(compiled, "targets", oracle.Data("inputs", "target")),
        };

        StepResult step = ProgramRunner.Step(instance, data, shape[0], shape[0] + 2, key: 0);
        double[] loss = oracle.Data("outputs", "loss");
        if (step.Shown.TryGetValue("losses", out float[]? values))
        {
            // PyTorch leaves them as they are; the gradient is that of their sum.
            Agreement.Check("losses", loss, values);
            loss = [loss.Sum()];
        }

        Agreement.Check("loss", loss, [step.Loss]);
        Agreement.Check("loss of an evaluation", loss, [ProgramRunner.Evaluate(instance, data, shape[0], shape[0] + 2)]);
        Agreement.Check("gradient of x", oracle.Data("grads", "x"), step.InputGradients["x"]);
    }
}
