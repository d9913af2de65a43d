using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.IntegrationTests.Architectures;

namespace NetCompiler.Campaigns;

/// <summary>Gradients of a large network against central differences of its loss along random directions.</summary>
internal static class GradientDirections
{
    // How far the loss is moved: much more than its rounding, much less than where the slope changes.
    private const double Change = 5e-4;

    /// <summary>The largest relative difference between slope and gradient.</summary>
    /// <param name="network">The network, with any weights.</param>
    /// <param name="fill">Fills a batch.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="directions">How many directions.</param>
    public static double Check<TBatch>(ITrainable<TBatch> network, Action<TBatch> fill, int rows, int directions)
        where TBatch : class, IBatch
    {
        TrainingSession<TBatch> session = new(network, new TrainingOptions { BatchSize = rows, Optimizer = new SGD(0.1f) });
        fill(session.Batch);
        session.Batch.RowCount = rows;
        double loss = session.ComputeGradients();
        Dictionary<string, float[]> weights = session.Gradients.ToDictionary(
            gradient => gradient.Name, gradient => session.Parameters.Single(parameter => parameter.Name == gradient.Name).ToArray());
        Dictionary<string, float[]> gradients = session.Gradients.ToDictionary(gradient => gradient.Name, gradient => gradient.ToArray());
        double worst = 0;
        for (int i = 0; i < directions; i++)
        {
            Dictionary<string, float[]> direction = gradients.ToDictionary(pair => pair.Key, pair => Direction($"{i}/{pair.Key}", pair.Value, weights[pair.Key]));
            double expected = direction.Sum(pair => Product(pair.Value, gradients[pair.Key]));
            double step = Change * Math.Max(1, loss) / Math.Abs(expected);
            double slope = (LossAt(step) - LossAt(-step)) / (2 * step);
            worst = Math.Max(worst, Math.Abs(slope - expected) / Math.Abs(expected));

            double LossAt(double length)
            {
                foreach (ParameterView parameter in session.Parameters.Where(parameter => weights.ContainsKey(parameter.Name)))
                {
                    float[] start = weights[parameter.Name], along = direction[parameter.Name];
                    parameter.CopyFrom([.. start.Select((value, index) => (float)(value + (length * along[index])))]);
                }

                return session.ComputeGradients();
            }
        }

        return worst;
    }

    // The gradient with random weights of each element: a direction of which the loss feels something. All tensors count, small gradients too.
    private static float[] Direction(string name, float[] gradient, float[] weights)
    {
        float[] random = FormulaWeights.Uniform(name, gradient.Length);
        double scale = Math.Sqrt(Product(weights, weights) / Math.Max(Product(gradient, gradient), double.Epsilon));
        return [.. gradient.Select((value, index) => (float)(value * scale * (random[index] + 0.5)))];
    }

    private static double Product(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }
}
