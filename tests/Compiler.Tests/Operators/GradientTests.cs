using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>Gradients of every operator against central differences of its reference evaluation, in double precision.</summary>
public class GradientTests
{
    private static readonly Dictionary<string, GradientCase> s_cases = GradientCases.All.ToDictionary(gradientCase => gradientCase.Name);

    public static TheoryData<string> CaseNames => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void GradientIsTheSlopeOfTheEvaluation(string name)
    {
        foreach (int batch in new[] { 1, 3 })
        {
            Check(s_cases[name], batch);
        }
    }

    [Fact]
    public void EveryOperatorHasACaseOrNoGradient()
    {
        IEnumerable<string> checkedHere = s_cases.Values.Select(gradientCase => gradientCase.Operator.Name).Distinct();

        // Stopping the gradient is what StopGradient is for; SimplificationTests look at what it does.
        IEnumerable<string> covered = checkedHere.Concat(GradientCases.WithoutGradient).Append(nameof(StopGradient));
        Assert.Equal(OperatorSet.All.Select(entry => entry.Name).Order(), covered.Order());
    }

    [Fact]
    public void OperatorsWithoutGradientSaySo()
    {
        GraphBuilder builder = new();
        Node x = builder.Add(new Input("x", Types.Batched(Types.Image(1, 2, 2))));
        foreach (string name in GradientCases.WithoutGradient)
        {
            Operator @operator = Samples.All.First(sample => sample.Name == name);
            ShapeException exception = Assert.Throws<ShapeException>(() => @operator.Differentiate(x, x, builder));
            Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        }
    }

    private static void Check(GradientCase gradientCase, int batch)
    {
        GraphBuilder builder = new();
        Node[] inputs = [.. gradientCase.Operands.Select((operand, i) => builder.Add(new Input($"x{i}", operand.Type)))];
        Node result = builder.Add(gradientCase.Operator, inputs);
        Node upstream = builder.Add(new Input("upstream", result.Type));
        Graph forward = builder.Build();
        IReadOnlyList<Node?> gradients = gradientCase.Operator.Differentiate(result, upstream, builder);
        Graph backward = builder.Build();
        GraphVerifier.Verify(backward, gradientCase.Name);

        Random random = new(batch);
        TestSource source = new();
        for (int i = 0; i < inputs.Length; i++)
        {
            source[$"x{i}"] = gradientCase.Operands[i].Values(random, batch);
        }

        source["upstream"] = Operand.Any(result.Type).Values(random, batch);
        IReadOnlyDictionary<Node, Tensor> values = GraphEvaluator.Evaluate(backward, batch, source);

        Assert.Equal(inputs.Length, gradients.Count);
        for (int i = 0; i < inputs.Length; i++)
        {
            if (gradients[i] is Node gradient)
            {
                Assert.Equal(inputs[i].Type, gradient.Type);
                Slopes.Check(source, $"x{i}", values[gradient].Data, () => Objective(forward, result, batch, source));
            }
            else
            {
                // Integers, and what operators are documented not to differentiate by.
                bool isConstant = (gradientCase.Operator, i) is (ReLUGradient or ClampGradient or Rotate, 1) or (Where, 0) or (Attention, 3);
                Assert.True(gradientCase.Operands[i].IsInteger || isConstant, $"x{i} has no gradient");
            }
        }
    }

    private static double Objective(Graph forward, Node result, int batch, TestSource source)
    {
        double[] y = GraphEvaluator.Evaluate(forward, batch, source)[result].Data;
        return y.Zip(source["upstream"], (value, weight) => value * weight).Sum();
    }
}
