using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Emission;
using Xunit;

namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>Which gradients an optimizer may take as they are computed.</summary>
public class HandoverTests
{
    [Theory]
    [InlineData("Input(20); Dense(30); ReLU; Dense(4); CrossEntropyLoss", "dense0.weight dense1.weight")]
    [InlineData("Input(1, 6, 6); Conv2D(4, 3); ReLU; Flatten; Dense(8); Dense(4); CrossEntropyLoss", "dense0.weight dense1.weight")]
    [InlineData("Input(20); Dense(30); Frozen; Dense(4); MeanSquaredErrorLoss", "dense1.weight")]
    [InlineData("Input(6, 20); Dense(30); Flatten; Dense(4); MeanSquaredErrorLoss", "dense1.weight")] // all steps of a sequence add to it
    [InlineData("Input(6); Dense(6, Weights = \"shared\"); Tanh; Dense(6, Weights = \"shared\"); Dense(3); MeanSquaredErrorLoss", "dense2.weight")] // a sum
    public void DenseLayersHandOverWhatTheyAloneCompute(string layers, string weights)
    {
        NetworkPlan plan = new TestNetwork("Net", layers).Plan();

        Assert.All([plan.Step!, plan.Trace!], section => Assert.Equal(
            weights, string.Join(' ', HandedOver(section).Select(group => NameOf(section, group)).Order(StringComparer.Ordinal))));
    }

    [Theory]
    [InlineData("Input(20); Dense(30); ReLU; Dense(4); CrossEntropyLoss")]
    [InlineData("Input(1, 6, 6); Conv2D(4, 3); ReLU; Flatten; Dense(8); BatchNorm; Tanh; Dense(4); Dense(4); MeanSquaredErrorLoss")]
    public void TheLossAndReadersOfTheWeightComeBefore(string layers)
    {
        Section step = new TestNetwork("Net", layers).Plan().Step!;
        List<Group> groups = [.. step.Groups];
        Node loss = Section.StorageOf(step.Assigned.Graph.Outputs.Single(output => output.Kind == OutputKind.Loss).Node);
        Assert.All(HandedOver(step), group =>
        {
            string name = NameOf(step, group);
            int place = groups.IndexOf(group);
            Assert.InRange(groups.FindIndex(other => other.Fused.Contains(loss)), 0, place - 1);
            Assert.All(
                groups.Where(other => other.Operands.Any(operand => Section.StorageOf(operand).Operator is Parameter parameter && parameter.ParameterName == name)),
                reader => Assert.InRange(groups.IndexOf(reader), 0, place - 1));
        });
    }

    private static IEnumerable<Group> HandedOver(Section section) => section.Groups.Where(group => group.HandsOver);

    private static string NameOf(Section section, Group group) => section.Assigned.Graph.Outputs.Single(output => output.Node == group.Value).Name;
}
